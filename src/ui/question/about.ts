import { html, type TemplateResult } from 'lit';
import { visibleText } from '../../domain/visible-text.js';
import type { MessageKey, Messages } from '../../i18n/messages.js';
import type { AskedPerson } from './question-controller.js';

/** A sentence about users: by name, `…-one`, where there is one of them, by number otherwise (U1, U2). */
export function about(
  messages: Messages,
  key: MessageKey,
  people: readonly AskedPerson[],
): readonly (string | TemplateResult)[] {
  const [only] = people;
  if (only && people.length === 1)
    return messages.parts<string | TemplateResult>(`${key}-one` as MessageKey, {
      name: html`<bdi>${visibleText(only.name, 40)}</bdi>`,
    });
  return [messages.text(key, { count: people.length })];
}
