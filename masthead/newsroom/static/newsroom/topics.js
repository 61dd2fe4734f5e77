// The topics of a story: chips, a search while typing, new topics made on the spot. Works by keyboard alone.
(() => {
  const { Controller } = window.StimulusModule;
  const PAUSE = 150;

  class Topics extends Controller {
    static targets = ['value', 'chips', 'input', 'found', 'status'];

    static values = { chosen: Array, search: String, create: String, locale: String, words: Object };

    connect() {
      this.topics = this.chosenValue;
      this.active = -1;
      this.draw();
    }

    async search() {
      clearTimeout(this.timer);
      const words = this.inputTarget.value.trim();
      if (!words) {
        this.close();
        return;
      }
      this.timer = setTimeout(async () => {
        const address = new URL(this.searchValue, window.location.href);
        address.searchParams.set('q', words);
        address.searchParams.set('locale', this.localeValue);
        const response = await fetch(address, { headers: { 'X-Requested-With': 'XMLHttpRequest' } });
        if (response.ok && words === this.inputTarget.value.trim()) this.show(await response.json(), words);
      }, PAUSE);
    }

    show(answer, words) {
      const chosen = new Set(this.topics.map((topic) => topic.id));
      this.options = answer.topics.filter((topic) => !chosen.has(topic.id));
      if (answer.can_create && !answer.is_known) this.options.push({ create: words });
      this.foundTarget.replaceChildren(...this.options.map((option, index) => this.option(option, index)));
      this.foundTarget.hidden = this.options.length === 0;
      this.inputTarget.setAttribute('aria-expanded', String(this.options.length > 0));
      this.mark(this.options.length ? 0 : -1);
    }

    option(option, index) {
      const item = document.createElement('li');
      item.id = `${this.foundTarget.id}-${index}`;
      item.setAttribute('role', 'option');
      item.textContent = option.create ? `${this.wordsValue.create} ${option.create}` : option.name;
      if (option.also) {
        const also = document.createElement('small');
        also.textContent = ` ${this.wordsValue.also} ${option.also}`;
        item.append(also);
      }
      // Before the input loses the focus and closes the list.
      item.addEventListener('mousedown', (event) => {
        event.preventDefault();
        this.take(option);
      });
      return item;
    }

    mark(index) {
      this.active = index;
      [...this.foundTarget.children].forEach((item, place) => {
        item.setAttribute('aria-selected', String(place === index));
        if (place === index) item.scrollIntoView({ block: 'nearest' });
      });
      if (index >= 0) this.inputTarget.setAttribute('aria-activedescendant', `${this.foundTarget.id}-${index}`);
      else this.inputTarget.removeAttribute('aria-activedescendant');
    }

    key(event) {
      const count = this.foundTarget.hidden ? 0 : this.foundTarget.children.length;
      if (event.key === 'Enter') {
        // Never submits the story.
        event.preventDefault();
        if (this.active >= 0 && count) this.take(this.options[this.active]);
      } else if (event.key === 'Escape') this.close();
      else if (event.key === 'ArrowDown' && count) {
        event.preventDefault();
        this.mark((this.active + 1) % count);
      } else if (event.key === 'ArrowUp' && count) {
        event.preventDefault();
        this.mark((this.active - 1 + count) % count);
      } else if (event.key === 'Backspace' && !this.inputTarget.value && this.topics.length) this.remove(this.topics.length - 1);
    }

    async take(option) {
      let topic = option;
      if (option.create) {
        const body = new FormData();
        body.set('name', option.create);
        body.set('locale', this.localeValue);
        const headers = { [window.wagtailConfig.CSRF_HEADER_NAME]: window.wagtailConfig.CSRF_TOKEN, 'X-Requested-With': 'XMLHttpRequest' };
        const response = await fetch(this.createValue, { method: 'POST', body, headers });
        if (!response.ok) {
          this.statusTarget.textContent = this.wordsValue.failed;
          return;
        }
        topic = await response.json();
      }
      if (!this.topics.some((each) => each.id === topic.id)) this.topics = [...this.topics, { id: topic.id, name: topic.name }];
      this.inputTarget.value = '';
      this.close();
      this.change(topic.name);
    }

    remove(index) {
      const [gone] = this.topics.slice(index, index + 1);
      this.topics = this.topics.filter((_, place) => place !== index);
      this.change(`${this.wordsValue.remove} ${gone.name}`);
      this.inputTarget.focus();
    }

    change(said) {
      this.draw();
      this.statusTarget.textContent = said;
      this.valueTarget.dispatchEvent(new Event('change', { bubbles: true }));
    }

    draw() {
      this.valueTarget.value = this.topics.map((topic) => topic.id).join(',');
      this.chipsTarget.replaceChildren(
        ...this.topics.map((topic, index) => {
          const chip = document.createElement('li');
          chip.textContent = topic.name;
          const button = document.createElement('button');
          button.type = 'button';
          button.textContent = '×';
          button.setAttribute('aria-label', `${this.wordsValue.remove} ${topic.name}`);
          button.addEventListener('click', () => this.remove(index));
          chip.append(button);
          return chip;
        }),
      );
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

  window.wagtail.app.register('newsroom-topics', Topics);
})();
