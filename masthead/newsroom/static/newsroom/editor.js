// Shows what belongs to one kind of story only while that kind is chosen; lets the list of blocks be typed into.
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
})();
