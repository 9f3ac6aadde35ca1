// Answers one can press: buttons, or check boxes with one button that sends them.
import { make, say, typeset } from './words.js';

/**
 * `answer(tokens, label, isByKeyboard)` sends; its promise settles when the message is taken or not. The group ignores
 * further presses until then, so five quick clicks are one answer.
 */
export function drawChoices(entry, answer) {
  const group = entry.many ? drawBoxes(entry) : drawButtons(entry.options);
  let isBusy = false;
  const press = (event) => {
    const pressed = event.type === 'submit' ? group : event.target.closest('button[data-index]');
    if (!pressed) return;
    event.preventDefault();
    if (isBusy) return;
    isBusy = true;
    const isBoxes = event.type === 'submit';
    const picked = isBoxes ? pickBoxes(group, entry.options) : pickButton(pressed, entry.options);
    const isByKeyboard = event.detail === 0 || group.dataset.keyboard === 'yes';
    answer(picked.tokens, picked.label, isByKeyboard).then(
      () => {
        isBusy = false;
      },
      () => {
        isBusy = false;
      },
    );
  };
  group.addEventListener('click', press);
  group.addEventListener('submit', press);
  return group;
}

function drawButtons(options) {
  const group = make('div', 'choices');
  group.setAttribute('role', 'group');
  group.setAttribute('aria-label', say('answers'));
  options.forEach((option, index) => {
    group.appendChild(drawButton(option, index));
  });
  return group;
}

function drawButton(option, index) {
  const button = make('button', 'reply', option.label);
  button.type = 'button';
  button.dataset.index = String(index);
  if (option.role === 'skip') button.classList.add('is-aside');
  return button;
}

function pickButton(button, options) {
  const option = options[Number(button.dataset.index)];
  return { tokens: [option.token], label: option.label };
}

/** The option that sends the boxes: the one made for it, else the last. */
function senderOf(options) {
  return options.find((option) => option.role === 'done') || options[options.length - 1];
}

function isBox(option, options) {
  return !option.role && option !== senderOf(options);
}

/** Boxes, the button that sends them, and what else there may be ("skip"). */
function drawBoxes(entry) {
  const { options } = entry;
  const sender = senderOf(options);
  const form = make('form', 'choices boxes');
  const fieldset = form.appendChild(make('fieldset'));
  fieldset.appendChild(make('legend', 'vh', say('answers-many')));
  const list = fieldset.appendChild(make('div', 'box-list'));
  const send = form.appendChild(make('button', 'reply is-main', sender.label));
  send.type = 'submit';
  // A form's submit event does not tell a key from a finger; its button's click does.
  send.addEventListener('click', (event) => {
    form.dataset.keyboard = event.detail === 0 ? 'yes' : 'no';
  });
  options.forEach((option, index) => {
    if (isBox(option, options)) list.appendChild(drawBox(option, index));
    else if (option !== sender) form.appendChild(drawButton(option, index));
  });
  list.classList.toggle('is-long', list.children.length > 5);
  return form;
}

function drawBox(option, index) {
  const label = make('label', 'box');
  const input = label.appendChild(make('input'));
  input.type = 'checkbox';
  input.value = String(index);
  input.checked = Boolean(option.isChosen);
  // Elsewhere a tick in front of the label says that it is chosen; here the box does.
  label.appendChild(make('span', '', option.label.replace(/^✓ /, '')));
  return label;
}

function pickBoxes(form, options) {
  const ticked = Array.from(form.querySelectorAll('input:checked'), (input) => options[Number(input.value)]);
  const sender = senderOf(options);
  const label = ticked.map((option) => option.label).join(', ') || sender.label;
  return { tokens: ticked.concat(sender).map((option) => option.token), label };
}

/** The talk has gone on: the buttons still work, but step back. `said` marks the one that was chosen. */
export function quieten(group, said) {
  if (group.classList.contains('is-past')) return;
  group.classList.add('is-past');
  if (group.getAttribute('role') === 'group') group.setAttribute('aria-label', say('answers-past'));
  if (!said) return;
  Array.from(group.querySelectorAll('button.reply')).forEach((button) => {
    if (button.textContent !== typeset(said)) return;
    button.classList.add('is-chosen');
    button.appendChild(make('span', 'vh', ` (${say('chosen')})`));
  });
}
