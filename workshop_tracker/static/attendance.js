/* Marks of attendance. Each stays on this device, under an id of its own, until the server has answered for it; sent
   twice, it is stored once. Without this script the page is one form. */
const by = id => document.getElementById(id);
const say = (id, text) => { by(id).textContent = text; };
const hide = (id, is) => { by(id).hidden = is; };
const on = (target, type, act) => target.addEventListener(type, act);
const form = by("sheet"), words = form.dataset;
const fill = (text, values) => text.replace(/{(\w+)}/g, (_, name) => values[name]);
const rows = [...form.querySelectorAll("[data-person]")];
const rowOf = person => rows.find(row => +row.dataset.person === person);
const radios = row => [...row.querySelectorAll("[type=radio]")];
const free = () => rows.filter(row => !row.hidden && radios(row).length);
const isLeft = row => !row.dataset.letter && !("settled" in row.dataset);

/* What waits. One entry a mark: two tabs never write over each other. The owner is in the key: nobody sends another's
   marks from a shared phone. Where storage is refused, the page must stay open. */
const KEY = `marks/${words.owner}/`;
let store = {};
try { store = localStorage; } catch { /* refused */ }
const waiting = () => Object.keys(store).filter(key => key.startsWith(KEY)).map(key => JSON.parse(store[key]))
  .sort((a, b) => (a.marked_at < b.marked_at ? -1 : 1));
const here = () => waiting().filter(mark => mark.to === words.marks);
// not randomUUID: browsers do not offer it on plain http
const newId = () => crypto.getRandomValues(new Uint32Array(4)).join("-");
let last = 0; // a clock set back while the page is open must not turn the order of marks round
const moment = () => new Date(last = Math.max(Date.now(), last + 1)).toISOString();

function show(row, letter) {
  const data = row.dataset;
  data.letter = letter;
  if (!letter) delete data.settled;
  for (const radio of radios(row)) radio.checked = radio.value === letter;
  row.classList.toggle("todo", isLeft(row));
  row.lastElementChild.textContent = letter ? +data.elsewhere + (letter === "H" ? +words.hours : 0) : data.elsewhere || "–";
}

let trouble = "", savedAt = "";
function tell() {
  const called = rows.filter(isLeft).map(row => row.dataset.called), number = waiting().length, total = rows.length;
  const figures = {marked: total - called.length, total};
  const names = called.slice(0, 3).concat(called.length > 3 ? "…" : []).join(", ");
  say("count", fill(words.count, figures));
  say("head-count", fill(words.headCount, figures));
  say("left", called.length ? fill(words.left, {number: called.length, names}) : words.none);
  hide("next", !called.length);
  hide("waiting", !number);
  say("waiting-words", fill((store.constructor === Object && words.unsafe) || trouble || words.sending, {number}));
  hide("saved", number || !savedAt);
  say("saved-words", fill(words.saved, {time: savedAt}));
}

/* Not every browser tells that the network is back, least of all after a reload, so a timer asks too. */
let timer = 0, pause = 1000, busy = false;
const soon = delay => { clearTimeout(timer); timer = setTimeout(send, delay); };

async function send() {
  const all = waiting();
  if (busy || !all.length) return;
  const {to} = all[0], marks = all.filter(mark => mark.to === to).slice(0, 100);
  busy = true;
  const stop = new AbortController(), limit = setTimeout(() => stop.abort(), 20000);
  try {
    const answer = await fetch(to, {
      method: "POST", keepalive: true, signal: stop.signal, redirect: "manual", // a redirect leads to the sign-in page
      headers: {"Content-Type": "application/json", "X-CSRFToken": form.elements.csrf_token.value},
      body: JSON.stringify({sent_at: new Date().toISOString(), marks}),
    });
    trouble = answer.ok ? "" : answer.status >= 500 ? words.waiting : words.stuck;
    if (answer.ok) settle(await answer.json(), marks, to);
  } catch { trouble = words.waiting; }
  clearTimeout(limit);
  busy = false;
  pause = trouble ? Math.min(pause * 2, 30000) : 1000;
  tell();
  if (waiting().length) soon(pause);
}

function settle({results, letters, saved_at}, marks, to) {
  for (const {operation_id: id, status, message} of results) {
    delete store[KEY + id];
    if (status < 400) continue;
    const line = document.createElement("li"), row = rowOf(marks.find(mark => mark.operation_id === id).participation_id);
    line.textContent = `${row ? row.dataset.called : ""}: ${message}`;
    by("refused").lastElementChild.append(line);
    hide("refused", false);
  }
  savedAt = saved_at || savedAt;
  if (to !== words.marks) return;
  const newer = here().map(mark => mark.participation_id);
  for (const [person, letter] of Object.entries(letters)) {
    const row = rowOf(+person);
    if (row && row.dataset.letter !== letter && !newer.includes(+person)) show(row, letter);
  }
}

let before = [];
function mark(changes) {
  before = changes.filter(([row]) => !row.dataset.mixed).map(([row]) => [row, row.dataset.letter]);
  for (const [row, letter] of changes) {
    const operation_id = newId(), participation_id = +row.dataset.person;
    show(row, letter);
    store[KEY + operation_id] =
      JSON.stringify({to: words.marks, operation_id, participation_id, mark: letter || null, marked_at: moment()});
  }
  hide("undo", !before.length);
  tell();
  soon(150); // a column filled down travels as one
}
const set = (row, letter) => row.dataset.letter !== letter && mark([[row, letter]]);
const focus = (row, letter) => row && radios(row).find(radio => radio.value === letter).focus();

on(form, "change", event => set(event.target.closest("tr"), event.target.value));
on(form, "submit", event => event.preventDefault());
on(form, "keydown", event => {
  const row = event.target.closest("tr"), letter = event.target.value, key = event.key.toUpperCase();
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const step = {ARROWDOWN: 1, ARROWUP: -1}[key], aside = {ARROWRIGHT: 1, ARROWLEFT: -1}[key];
  if (step) {
    const next = free()[free().indexOf(row) + step];
    if (event.shiftKey && next && row.dataset.letter) set(next, row.dataset.letter);
    focus(next, letter);
  } else if (aside) focus(row, "HISA"["HISA".indexOf(letter) + aside] || letter); // arrows alone mark nothing
  else if ("HISA".includes(key)) { set(row, key); focus(row, key); }
  else if (key === "BACKSPACE" || key === "DELETE") set(row, "");
  else return;
  event.preventDefault();
});
on(form, "paste", event => {
  const below = free().slice(free().indexOf(event.target.closest("tr")));
  const lines = event.clipboardData.getData("text").toUpperCase().replace(/TIDAK/g, "A").split("\n");
  event.preventDefault();
  mark(lines.map((line, at) => [below[at], line.trim()[0]]).filter(([row, letter]) => row && /[HISA]/.test(letter)));
});

const press = (id, act) => on(by(id), "click", event => { event.preventDefault(); act(); });
press("all-present", () => mark(rows.filter(row => isLeft(row) && "free" in row.dataset).map(row => [row, "H"])));
press("undo", () => {
  const [[row]] = before;
  mark(before);
  hide("undo", true);
  focus(row, "H");
});
press("next", () => {
  search.value = "";
  find();
  const row = free().find(isLeft);
  focus(row, "H");
  if (row) row.scrollIntoView({block: "center"});
});

/* Searching never moves rows. */
const search = document.querySelector("[name=find]");
function find() {
  const wanted = search.value.trim().toLowerCase();
  for (const row of rows) row.hidden = wanted[1] && !row.querySelector("th").textContent.toLowerCase().includes(wanted);
}
on(search, "input", find);

/* What a reload or a killed tab left behind is shown and sent. */
function recall() {
  for (const {participation_id: id, mark: letter} of here()) if (rowOf(id)) show(rowOf(id), letter || "");
  tell();
}
for (const part of document.querySelectorAll(".scripted")) part.hidden = false;
say("next", by("next").dataset.next);
savedAt = by("saved").dataset.time;
on(window, "storage", event => event.key && event.key.startsWith(KEY) && recall());
for (const wake of ["online", "pageshow"]) on(window, wake, () => soon(0));
on(document, "visibilitychange", send); // on leaving too: what was tapped last must not wait for the next visit
recall();
