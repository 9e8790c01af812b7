/* Without a signal the form stays where it is, with all that was typed; the browser's own error page would lose it. */
const form = document.getElementById("walk-in");
form.addEventListener("submit", async event => {
  event.preventDefault();
  const button = document.querySelector("button[form=walk-in]");
  button.disabled = true;
  try {
    await fetch(location.href, {method: "HEAD", cache: "no-store"});
    form.submit();
  } catch {
    const note = document.getElementById("no-signal");
    note.hidden = false;
    note.scrollIntoView({block: "center"});
  }
  button.disabled = false;
});
