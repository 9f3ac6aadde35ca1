// Days and hours as this device tells them.
import { locale, say } from './words.js';

const DAY_MS = 24 * 3600 * 1000;

export function dayKey(date) {
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()].join('-');
}

export function dayName(date) {
  const today = new Date();
  if (dayKey(date) === dayKey(today)) return say('today');
  if (dayKey(date) === dayKey(new Date(today.getTime() - DAY_MS))) return say('yesterday');
  const form = { weekday: 'long', day: 'numeric', month: 'long' };
  if (date.getFullYear() !== today.getFullYear()) form.year = 'numeric';
  const name = date.toLocaleDateString(locale, form);
  return name.charAt(0).toUpperCase() + name.slice(1);
}

export function hour(date) {
  return date.toLocaleTimeString(locale === 'en' ? 'en-GB' : locale, { hour: '2-digit', minute: '2-digit' });
}
