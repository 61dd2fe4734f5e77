// Shows what belongs to one kind of story only while that kind is chosen; lets the list of blocks be typed into;
// keeps a new story from being saved twice.
(() => {
  const follow = () => {
    const kind = document.getElementById('id_kind');
    if (!kind) return;
    const show = () => {
      document.querySelectorAll('[data-newsroom-only-kind]').forEach((panel) => {
        panel.hidden = panel.dataset.newsroomOnlyKind !== kind.value;
      });
    };
    kind.addEventListener('change', show);
    show();
  };
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', follow);
  else follow();

  const LIST = '.w-combobox__field input';
  // Wagtail leaves the focus on "Insert a block", so that what is typed is lost and Enter closes the list again.
  // A finger would only call up the keyboard over the list.
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element && event.target.closest('.c-sf-add-button');
    if (!button || event.pointerType === 'touch') return;
    requestAnimationFrame(() => button.parentElement?.querySelector(LIST)?.focus({ preventScroll: true }));
  });
  // The list goes with the focus in it; without this the keyboard starts again at the top of the page.
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !(event.target instanceof Element) || !event.target.matches(LIST)) return;
    const button = event.target.closest('[data-tippy-root]')?.parentElement?.querySelector('.c-sf-add-button');
    requestAnimationFrame(() => button?.focus());
  }, true);

  // Wagtail saves by itself a while after a change. While the page has no row yet, that and a click on "Save" would
  // each make one. So what is not on its way yet is called off, and what is gives the form the new page's address first.
  let saving = null;
  let sent = false;
  const ENDS = ['w-autosave:success', 'w-autosave:error'];
  const isOnItsWay = (form) => saving && Date.now() - saving.since >= Number(form.dataset.wAutosaveIntervalValue || 500);
  document.addEventListener('w-autosave:save', (event) => {
    if (sent) event.preventDefault();
    else saving = { event, since: Date.now() };
  });
  for (const name of ENDS) document.addEventListener(name, () => { saving = null; });
  window.addEventListener('pageshow', () => { sent = false; });
  document.addEventListener('submit', (event) => {
    const { target: form, submitter: button } = event;
    const isNew = form.matches('[data-edit-form]') && form.action.includes('/add/');
    if (!isNew || event.defaultPrevented || button?.hasAttribute('formaction')) return;
    if (!isOnItsWay(form)) {
      saving?.event.preventDefault();
      sent = true;
      return;
    }
    event.preventDefault();
    const wait = new AbortController();
    const send = () => {
      wait.abort();
      // The button is disabled by then, and what is disabled is not sent.
      const clicked = { type: 'hidden', name: button?.name, value: button?.value };
      if (button?.name) form.append(Object.assign(document.createElement('input'), clicked));
      form.requestSubmit();
    };
    for (const name of ENDS) document.addEventListener(name, send, { signal: wait.signal });
  });
})();
