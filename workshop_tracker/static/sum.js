/* Adds up what is typed into a group of fields; without this script the server adds up. */
for (const group of document.querySelectorAll("[data-summands]")) {
  const line = group.querySelector("[data-sum]");
  const fields = [...group.querySelectorAll("input")];
  const add = () => {
    const sum = fields.reduce((all, field) => all + (/^[0-9]{1,3}$/.test(field.value.trim()) ? Number(field.value) : 0), 0);
    line.querySelector("output").textContent = sum;
    line.hidden = sum === 0;
  };
  group.addEventListener("input", add);
  add();
}
