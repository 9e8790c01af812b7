/* Seeking people leaves the text that was pasted above where it is. Without this script the page is asked anew. */
const known = () => document.getElementById("known");

async function show(address) {
  const answer = await fetch(address);
  const found = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("known");
  if (!found) return location.assign(address);
  known().replaceWith(found);
  found.focus();
}

document.addEventListener("submit", event => {
  if (!event.target.matches("#known [role=search]")) return;
  event.preventDefault();
  const address = new URL(event.target.action);
  address.search = new URLSearchParams(new FormData(event.target));
  show(address);
});
document.addEventListener("click", event => {
  const link = event.target.closest("#known .chips a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  show(link.href);
});
