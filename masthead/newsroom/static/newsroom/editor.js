// Shows what belongs to one kind of story only while that kind is chosen.
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
})();
