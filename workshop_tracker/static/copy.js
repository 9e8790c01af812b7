/* A button that copies a field, and says so. Without this script the field is selected and copied by hand. */
for (const button of document.querySelectorAll("[data-copy]")) {
  const field = document.getElementById(button.dataset.copy);
  button.hidden = false;
  button.addEventListener("click", async () => {
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      document.execCommand("copy"); // without https a browser has no clipboard to offer
    }
    button.textContent = button.dataset.done;
  });
}
