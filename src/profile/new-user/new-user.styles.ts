import { css } from 'lit';

/** The looks of the page of new users. */
export const newUserStyles = css`
  .new-user-form {
    display: grid;
    gap: calc(var(--_space) * 4);
  }
  .new-user-form :is(input, select, textarea, h3) {
    /* what gets focus is not under the buttons */
    scroll-margin-block-end: calc(var(--_control-height) * 2.5);
  }
  .new-user-department {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space) calc(var(--_space) * 2);
    margin-block-start: var(--_space);
  }
  .new-user-department .button {
    color: var(--_accent);
  }
  .new-user .profile-title {
    margin-inline-end: auto;
  }
  .new-user-actions {
    position: sticky;
    inset-block-end: 0;
    z-index: 1;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) * 2);
    padding-block: calc(var(--_space) * 3);
    border-block-start: 1px solid var(--_border);
    background: var(--_surface);
  }
  .new-user-actions > .notice {
    flex-basis: 100%;
    margin: 0;
  }
  .new-user-progress {
    flex-basis: 100%;
    margin: 0;
    color: var(--_muted);
  }
  .new-users-text {
    padding: calc(var(--_space) * 2) calc(var(--_space) * 3);
    resize: vertical;
    line-height: 1.5;
    overflow-wrap: anywhere;
  }
  .profile-section > h3 > label {
    font: inherit;
  }
  .new-users-found,
  .new-users-found ul,
  .new-users-outcomes {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .new-users-found {
    display: grid;
    gap: calc(var(--_space) * 2);
  }
  .new-users-found:not(:empty) {
    margin-block-start: calc(var(--_space) * 3);
  }
  .new-users-found > li {
    font-weight: 500;
    overflow-wrap: anywhere;
  }
  .new-users-found > .wrong {
    color: var(--_danger);
  }
  .new-users-found > .attention {
    color: var(--_warning);
  }
  .new-users-found ul {
    padding-inline-start: calc(var(--_space) * 4);
    font-weight: 400;
    color: var(--_text);
  }
  .new-users-progress {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) * 3);
  }
  .new-users-progress > progress {
    flex: 1 1 8rem;
    accent-color: var(--_accent);
  }
  .new-users-outcomes {
    margin-block-start: calc(var(--_space) * 3);
  }
  .new-users-outcomes > li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space) calc(var(--_space) * 3);
    padding-block: calc(var(--_space) * 2);
    border-block-start: 1px solid var(--_border);
  }
  .new-users-address {
    flex: 1 1 14rem;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .new-users-why {
    flex-basis: 100%;
    color: var(--_muted);
    overflow-wrap: anywhere;
  }
  @container (width < 40rem) {
    .new-user-actions {
      position: static;
    }
    .new-user-actions > .button {
      flex: 1 1 auto;
    }
  }
`;
