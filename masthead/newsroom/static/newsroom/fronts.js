// Arranging a front: by drag, by buttons, by keyboard. The form posts what stands in the page, in its order.
(() => {
  const { Controller } = window.StimulusModule;

  class Front extends Controller {
    static targets = ['rivers', 'river', 'item', 'section', 'status'];

    static values = { words: String };

    start(event) {
      this.dragged = event.currentTarget;
      event.dataTransfer.effectAllowed = 'move';
      event.dataTransfer.setData('text/plain', '');
    }

    over(event) {
      const list = event.currentTarget;
      if (!this.dragged || !this.hasRoom(list)) return;
      event.preventDefault();
      const before = [...list.children].find((item) => {
        const box = item.getBoundingClientRect();
        return event.clientY < box.top + box.height / 2;
      });
      if (before !== this.dragged) list.insertBefore(this.dragged, before || null);
    }

    drop(event) {
      event.preventDefault();
    }

    end() {
      if (this.dragged) this.settle(this.dragged);
      this.dragged = null;
    }

    hasRoom(list) {
      const others = [...list.children].filter((item) => item !== this.dragged);
      return others.length < Number(list.dataset.limit);
    }

    settle(item) {
      item.querySelector('input').name = item.parentElement.dataset.name;
      this.say(item);
    }

    say(item) {
      const headline = item.querySelector('.newsroom-slot__headline');
      this.statusTarget.textContent = `${headline ? headline.textContent.trim() : ''} ${this.wordsValue}`;
    }

    up(event) {
      this.shift(event, 'previousElementSibling');
    }

    down(event) {
      this.shift(event, 'nextElementSibling');
    }

    shift(event, way) {
      const item = event.currentTarget.closest('li');
      this.swap(item, item[way], way);
      event.currentTarget.focus();
      this.say(item);
    }

    swap(element, other, way) {
      if (!other) return;
      if (way === 'previousElementSibling') other.before(element);
      else other.after(element);
    }

    remove(event) {
      const item = event.currentTarget.closest('li');
      const slot = item.closest('[data-newsroom-slot]');
      item.remove();
      slot.querySelector('.newsroom-pick input').focus();
    }

    add(event) {
      const { id, name } = event.detail;
      const slot = event.currentTarget.closest('[data-newsroom-slot]');
      const pick = slot.querySelector('.newsroom-pick input[type="text"]');
      this.place(slot.querySelector('ol'), id, name);
      pick.value = '';
    }

    pin(event) {
      const { id, headline } = event.currentTarget.dataset;
      this.place(event.currentTarget.closest('[data-newsroom-slot]').querySelector('ol'), id, headline);
      event.currentTarget.closest('li').remove();
    }

    place(list, id, headline) {
      const there = [...this.element.querySelectorAll('.newsroom-slot__item input')].find((input) => input.value === String(id));
      const item = there ? there.closest('li') : this.itemTarget.content.firstElementChild.cloneNode(true);
      item.querySelector('input').value = id;
      item.querySelector('.newsroom-slot__headline bdi').textContent = headline;
      this.dragged = item;
      // The new one takes the place of the last where there is no room.
      if (!this.hasRoom(list)) list.lastElementChild.remove();
      this.dragged = null;
      list.append(item);
      this.settle(item);
    }

    addRiver() {
      const chosen = this.sectionTarget.selectedOptions[0];
      if (!chosen.value) return;
      const taken = [...this.element.querySelectorAll('input[name="river"]')].some((input) => input.value === chosen.value);
      if (!taken) {
        const river = this.riverTarget.content.firstElementChild.cloneNode(true);
        river.querySelector('input[name="river"]').value = chosen.value;
        river.querySelector('[data-newsroom-river-name]').textContent = chosen.textContent;
        const [density, length] = river.querySelectorAll('header select');
        density.name = `river-${chosen.value}-density`;
        length.name = `river-${chosen.value}-length`;
        river.querySelector('ol').dataset.name = `river-${chosen.value}-pin`;
        this.riversTarget.append(river);
        density.focus();
      }
      this.sectionTarget.value = '';
    }

    riverUp(event) {
      const river = event.currentTarget.closest('[data-newsroom-river]');
      this.swap(river, river.previousElementSibling, 'previousElementSibling');
      event.currentTarget.focus();
    }

    riverDown(event) {
      const river = event.currentTarget.closest('[data-newsroom-river]');
      this.swap(river, river.nextElementSibling, 'nextElementSibling');
      event.currentTarget.focus();
    }

    riverRemove(event) {
      event.currentTarget.closest('[data-newsroom-river]').remove();
      this.sectionTarget.focus();
    }
  }

  window.wagtail.app.register('newsroom-front', Front);
})();
