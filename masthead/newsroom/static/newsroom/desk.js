// The list of stories: tick all, tick a range with shift, and a box that finds one thing while typing.
(() => {
  const { Controller } = window.StimulusModule;
  const PAUSE = 150;
  let picks = 0;

  const ticks = (table) => {
    const boxes = [...table.querySelectorAll('input[name="id"]')];
    const all = table.querySelector('[data-newsroom-tick-all]');
    let last = null;
    if (all) {
      all.addEventListener('change', () => {
        boxes.forEach((box) => {
          box.checked = all.checked;
        });
      });
    }
    boxes.forEach((box, place) => {
      box.addEventListener('click', (event) => {
        if (event.shiftKey && last !== null) {
          const [from, to] = [Math.min(last, place), Math.max(last, place)];
          boxes.slice(from, to + 1).forEach((each) => {
            each.checked = box.checked;
          });
        }
        last = place;
      });
    });
  };

  class Pick extends Controller {
    static targets = ['input', 'value', 'found'];

    static values = { address: String };

    connect() {
      this.active = -1;
      picks += 1;
      this.foundTarget.id = `newsroom-pick-${picks}`;
      this.inputTarget.setAttribute('aria-controls', this.foundTarget.id);
    }

    search() {
      clearTimeout(this.timer);
      this.valueTarget.value = '';
      const words = this.inputTarget.value.trim();
      if (!words) {
        this.close();
        return;
      }
      this.timer = setTimeout(async () => {
        const address = new URL(this.addressValue, window.location.href);
        address.searchParams.set('q', words);
        const response = await fetch(address, { headers: { 'X-Requested-With': 'XMLHttpRequest' } });
        if (response.ok && words === this.inputTarget.value.trim()) this.show(await response.json());
      }, PAUSE);
    }

    show(answer) {
      this.options = answer.topics || answer.found;
      this.foundTarget.replaceChildren(
        ...this.options.map((option, index) => {
          const item = document.createElement('li');
          item.id = `${this.foundTarget.id}-${index}`;
          item.setAttribute('role', 'option');
          item.textContent = option.also ? `${option.name} (${option.also})` : option.name;
          item.addEventListener('mousedown', (event) => {
            event.preventDefault();
            this.take(option);
          });
          return item;
        }),
      );
      this.foundTarget.hidden = this.options.length === 0;
      this.inputTarget.setAttribute('aria-expanded', String(this.options.length > 0));
      this.mark(this.options.length ? 0 : -1);
    }

    mark(index) {
      this.active = index;
      [...this.foundTarget.children].forEach((item, place) => item.setAttribute('aria-selected', String(place === index)));
      if (index >= 0) this.inputTarget.setAttribute('aria-activedescendant', `${this.foundTarget.id}-${index}`);
      else this.inputTarget.removeAttribute('aria-activedescendant');
    }

    key(event) {
      const count = this.foundTarget.hidden ? 0 : this.foundTarget.children.length;
      if (event.key === 'Enter' && count && this.active >= 0) {
        event.preventDefault();
        this.take(this.options[this.active]);
      } else if (event.key === 'Escape') this.close();
      else if (event.key === 'ArrowDown' && count) {
        event.preventDefault();
        this.mark((this.active + 1) % count);
      } else if (event.key === 'ArrowUp' && count) {
        event.preventDefault();
        this.mark((this.active - 1 + count) % count);
      }
    }

    take(option) {
      this.inputTarget.value = option.name;
      this.valueTarget.value = option.id;
      this.close();
      this.dispatch('taken', { detail: option });
    }

    leave() {
      setTimeout(() => this.close(), PAUSE);
    }

    close() {
      clearTimeout(this.timer);
      this.foundTarget.hidden = true;
      this.inputTarget.setAttribute('aria-expanded', 'false');
      this.mark(-1);
    }
  }

  window.wagtail.app.register('newsroom-pick', Pick);
  document.querySelectorAll('[data-newsroom-ticks]').forEach(ticks);
})();
