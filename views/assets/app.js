// Makes pages nicer; none of them needs it.
// A menu closes when attention goes elsewhere, and on Escape.
const menus = () => document.querySelectorAll('details.menu[open]');
document.addEventListener('click', (event) => {
  for (const menu of menus()) if (!menu.contains(event.target)) menu.open = false;
});
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  for (const menu of menus()) {
    menu.open = false;
    menu.querySelector('summary').focus();
  }
});
// A form is sent once, also on a double click.
document.addEventListener('submit', (event) => {
  if (event.target.method !== 'post') return;
  if (event.target.dataset.sent) event.preventDefault();
  event.target.dataset.sent = 'yes';
});
addEventListener('pageshow', () => {
  for (const form of document.forms) delete form.dataset.sent;
});
// While work runs, what is marked as live is fetched again; without scripts the page loads itself again.
const following = () => Number(document.body.dataset.refresh) * 500;
const busyWithForm = () => document.activeElement.closest('form:not(.action)') !== null;
async function follow() {
  try {
    const answer = await fetch(location.href, { headers: { accept: 'text/html' } });
    if (answer.redirected) return location.replace(answer.url);
    const next = new DOMParser().parseFromString(await answer.text(), 'text/html');
    if (answer.ok && !next.body.dataset.refresh && !busyWithForm()) return location.reload();
    for (const old of document.querySelectorAll('[data-live]')) {
      const fresh = next.getElementById(old.id);
      if (fresh) old.replaceChildren(...fresh.childNodes);
    }
  } catch {
    // The server is starting again, or the line is down: the next turn asks again.
  }
  setTimeout(follow, following());
}
if (following()) setTimeout(follow, following());
