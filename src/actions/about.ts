import { html, type TemplateResult } from 'lit';
import { everyoneIn, type Plan } from '../bulk/plan.js';
import { visibleText } from '../domain/visible-text.js';
import type { MessageKey, Messages } from '../i18n/messages.js';

type Part = 'title' | 'impossible' | 'button';

/** A sentence about the users of a plan: by name where there is one of them, by number otherwise (U1, U2). */
export function about(
  messages: Messages,
  room: 'move' | 'message',
  part: Part,
  plan: Plan,
): readonly (string | TemplateResult)[] {
  const people = part === 'impossible' ? everyoneIn(plan) : plan.will;
  const [only] = people;
  if (only && people.length === 1)
    return messages.parts<string | TemplateResult>(`${room}.${part}-one` as MessageKey, {
      name: html`<bdi>${visibleText(only.name, 40)}</bdi>`,
    });
  return [messages.text(`${room}.${part}` as MessageKey, { count: people.length })];
}
