// The box one writes in: grows with the text, Enter sends, Shift + Enter goes to the next line, a reload loses nothing.
import { keep } from './words.js';

const KEY = 'plusun-draft';

export function createComposer(form, field, hooks) {
  function grow() {
    field.style.height = 'auto';
    field.style.height = `${field.scrollHeight + field.offsetHeight - field.clientHeight}px`;
    hooks.resized();
  }

  function submit() {
    const text = field.value.trim();
    if (!text) {
      field.focus();
      return;
    }
    set('');
    hooks.send(text);
  }

  function set(text) {
    field.value = text;
    if (text) keep.set(KEY, text);
    else keep.drop(KEY);
    grow();
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    submit();
  });
  field.addEventListener('keydown', (event) => {
    // 229: a keyboard that is still composing a letter (Japanese, accents on some systems).
    const isComposing = event.isComposing || event.keyCode === 229;
    if (event.key !== 'Enter' || event.shiftKey || isComposing) return;
    event.preventDefault();
    submit();
  });
  field.addEventListener('input', () => {
    keep.set(KEY, field.value);
    grow();
  });
  window.addEventListener('resize', grow);
  set(keep.get(KEY) || field.value);

  return {
    set(text) {
      set(text);
      field.focus();
    },
    focus() {
      field.focus();
    },
  };
}
