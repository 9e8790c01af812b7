/* Rows put right where they stand: Enter saves and moves on, arrows move between rows, Escape takes back. Whatever is
   saved goes the way of the form; its answer is the page as it is then. Without this script the page is that form. */
const told = document.getElementById("review-told");
const form = () => document.getElementById("answers");
const rows = () => [...form().querySelectorAll("tr[id]")];
const cells = row => [...row.querySelectorAll(".cell input")];
const every = () => [...form().querySelectorAll(".cell input")];
const beside = (row, step) => rows()[rows().indexOf(row) + step];
let busy = false, leaving = false;

function go(row, place) {
  const cell = row && cells(row)[place];
  if (cell) { cell.focus(); cell.select(); }
}

function swap(page) {
  const typed = new Map(every().filter(each => each.value !== each.dataset.sent).map(each => [each.name, each.value]));
  document.querySelector("main").replaceChildren(...page.querySelector("main").childNodes);
  for (const each of every()) if (typed.has(each.name)) each.value = typed.get(each.name);
}

async function save(row, place) {
  if (busy) return;
  busy = true;
  const next = (beside(row, 1) || row).id;
  for (const each of every()) each.dataset.sent = each.value;
  try {
    const answer = await fetch(form().action, {method: "POST", body: new URLSearchParams(new FormData(form()))});
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!page.getElementById("answers")) throw new Error(answer.status);
    swap(page);
    go(document.getElementById(answer.ok ? next : row.id) || rows()[0], place);
    told.textContent = answer.ok ? told.dataset.saved : told.dataset.refused;
  } catch {
    form().requestSubmit(); // the browser says itself what is the matter, and keeps what was typed
  }
  busy = false;
}

document.addEventListener("keydown", event => {
  const cell = event.target.closest(".cell input"), row = cell && cell.closest("tr");
  if (!cell || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  const place = cells(row).indexOf(cell), step = {ArrowDown: 1, ArrowUp: -1}[event.key];
  told.textContent = "";
  if (step) go(beside(row, step), place);
  else if (event.key === "Escape") for (const each of cells(row)) each.value = each.dataset.was;
  else if (event.key === "Enter") save(row, place);
  else return;
  event.preventDefault();
});
/* The rows with a question to which `isAnswer` holds for no choice: one question may be about several rows. */
function open(isAnswer) {
  const asked = [...document.querySelectorAll("[data-rows]")];
  const left = asked.filter(each => ![...each.querySelectorAll("input")].some(isAnswer));
  return new Set(left.flatMap(each => each.dataset.rows.split(" "))).size;
}

document.addEventListener("change", event => {
  const head = document.getElementById("asked");
  if (!head || !event.target.closest("[data-rows]")) return;
  const left = head.dataset.number - open(each => each.defaultChecked) + open(each => each.checked);
  head.textContent = left ? head.dataset.words.replace("{number}", left) : head.dataset.none;
});
document.addEventListener("submit", () => { leaving = true; });
addEventListener("beforeunload", event => {
  if (!leaving && every().some(each => each.value !== each.dataset.was)) event.preventDefault();
});
