import { html, nothing, type TemplateResult } from 'lit';
import { denialOf } from '../domain/rules.js';
import { nameOf, type User } from '../domain/user.js';
import { visibleText } from '../domain/visible-text.js';
import { denialText } from '../i18n/denial-text.js';
import { explainedButton } from '../ui/explained-button.js';
import { icon } from '../ui/icon.js';
import { noticeView } from '../ui/notice-view.js';
import { statusLabel, toneOf } from '../ui/status-label.js';
import type { EditState } from './edit/edit-state.js';
import { meanwhileView } from './meanwhile-view.js';
import type { PasswordState } from './password/password-state.js';
import type { ProfileState } from './profile-state.js';
import { deletionSection, type DeletionSectionModel } from './sections/deletion-section.js';
import { generalSection, type GeneralSectionModel } from './sections/general-section.js';
import { passwordSection } from './sections/password-section.js';
import { statusSection, type StatusSectionModel } from './sections/status-section.js';
import { tabIds, tabsView, type Tab } from './sections/tabs-view.js';

type Sections = Omit<GeneralSectionModel, 'edit'> & Omit<StatusSectionModel & DeletionSectionModel, 'user'>;

/** What the page needs besides its state, and whom it tells. */
export interface ProfileViewModel extends Sections {
  readonly state: ProfileState;
  /** What is typed, once a user is known. */
  readonly edit: EditState | undefined;
  readonly password: PasswordState;
  readonly back: () => void;
  readonly retry: () => void;
  readonly sendPassword: (user: User) => void;
  /** Lets the viewer write to the user; absent where nothing does. */
  readonly message?: ((user: User) => void) | undefined;
  /** Tabs of the host, whose content it puts into slots; without any there is no list of tabs. */
  readonly tabs: readonly Tab[];
  /** The tab that is shown; `''` is ours. */
  readonly tab: string;
  readonly selectTab: (id: string) => void;
}

/** One person's page: a way back, who they are, what is known of them, and what can be done about them. */
export function profileView(model: ProfileViewModel): TemplateResult | typeof nothing {
  const { state, edit, messages } = model;
  if (state.phase === 'closed') return nothing;
  const user = edit?.user ?? state.user;
  const busy = state.phase === 'loading';
  return html`<section class="profile" part="profile" aria-labelledby="profile-title" aria-busy=${busy}>
    ${heading(user, model)} ${state.phase === 'failed' && edit?.told?.type !== 'gone' ? failure(model) : nothing}
    ${meanwhileView(state, messages, { show: model.retry, back: model.back })} ${edit ? content(edit, model) : nothing}
    ${busy && !user ? html`<p>${messages.text('profile.loading')}</p>` : nothing}
  </section>`;
}

function heading(user: User | undefined, model: ProfileViewModel): TemplateResult {
  const { messages, back } = model;
  return html`<header class="profile-header">
    <button type="button" class="icon-button" part="back" aria-label=${messages.text('profile.back')} @click=${back}>
      ${icon('back')}
    </button>
    <div class="profile-who">
      <h2 id="profile-title" class="profile-title" tabindex="-1">
        ${user ? html`<bdi>${visibleText(nameOf(user), 120)}</bdi>` : messages.text('profile.heading')}
      </h2>
      ${user ? html`<p class="profile-under"><bdi>${visibleText(user.login)}</bdi></p>` : nothing}
    </div>
    ${user ? html`<span class="chip ${toneOf(user.status)}">${statusLabel(user, messages)}</span>` : nothing}
    ${user ? messageButton(user, model) : nothing}
  </header>`;
}

function messageButton(user: User, model: ProfileViewModel): TemplateResult | typeof nothing {
  const { message, messages, session, announce } = model;
  if (!message) return nothing;
  const denial = denialOf('message', user, session);
  return html`<span class="profile-message"
    >${explainedButton({
      label: messages.text('profile.message'),
      denial: denial && denialText(denial, messages),
      run: () => message(user),
      announce,
    })}</span
  >`;
}

function failure({ state, messages, retry }: ProfileViewModel): TemplateResult {
  const gone = state.phase === 'failed' && state.error.kind === 'not-found';
  return noticeView({
    kind: gone ? 'warning' : 'error',
    text: messages.text(gone ? 'profile.gone' : 'profile.failed'),
    ...(!gone && { actions: [{ label: messages.text('profile.retry'), run: retry }] }),
  });
}

/** Our sections, and beside them the host's tabs. What is not shown stays as it is: half a date in a field is not lost. */
function content(edit: EditState, model: ProfileViewModel): TemplateResult {
  const { messages, selectTab } = model;
  if (model.tabs.length === 0) return sections(edit, model);
  const tabs: readonly Tab[] = [{ id: '', label: messages.text('profile.personal') }, ...model.tabs];
  const selected = tabs.some(({ id }) => id === model.tab) ? model.tab : '';
  return html`${tabsView({ label: messages.text('profile.tabs'), tabs, selected, select: selectTab })}
  ${tabs.map(
    ({ id }, index) =>
      html`<div
        role="tabpanel"
        id=${tabIds(index).panel}
        aria-labelledby=${tabIds(index).tab}
        tabindex=${id === '' ? nothing : 0}
        ?hidden=${id !== selected}
      >
        ${id === '' ? sections(edit, model) : html`<slot name="user-tab-${id}"></slot>`}
      </div>`,
  )}`;
}

function sections(edit: EditState, model: ProfileViewModel): TemplateResult {
  const { user } = edit;
  const general = generalSection({ ...model, edit });
  if (edit.told?.type === 'gone') return html`<div class="profile-sections">${general}</div>`;
  return html`<div class="profile-sections">
    ${general} ${passwordSection({ ...model, user, state: model.password, send: model.sendPassword })}
    ${statusSection({ ...model, user })} ${deletionSection({ ...model, user })}
  </div>`;
}
