import { css } from 'lit';

/** The looks of one person's page. */
export const profileStyles = css`
  .profile,
  .profile-sections {
    display: grid;
    gap: calc(var(--_space) * 4);
  }
  .profile {
    container-type: inline-size;
    max-inline-size: 60rem;
    padding-block: calc(var(--_space) * 2);
  }
  .profile :is(input, select, textarea, button, h2, h3) {
    /* what gets focus is not under a notice */
    scroll-margin-block-start: calc(var(--_control-height) * 2.5);
  }
  .profile-header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) * 3);
  }
  .profile-who {
    /* beside the way back, however long the name is */
    max-inline-size: calc(100% - var(--_control-height) - var(--_space) * 3);
  }
  .profile-title {
    margin: 0;
    font-size: 1.429em;
    font-weight: 600;
    line-height: 1.25;
    overflow-wrap: anywhere;
  }
  .profile-under {
    margin: 0;
    color: var(--_muted);
    overflow-wrap: anywhere;
  }
  .profile-message {
    margin-inline-start: auto;
  }
  .tabs {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 4);
    border-block-end: 1px solid var(--_border);
  }
  .tab {
    min-block-size: var(--_control-height);
    padding: calc(var(--_space) * 2) var(--_space);
    border: 0;
    border-block-end: 2px solid transparent;
    margin-block-end: -1px;
    background: none;
    color: var(--_muted);
    font: inherit;
    font-weight: 500;
    cursor: pointer;
  }
  .tab:hover {
    color: var(--_text);
  }
  .tab[aria-selected='true'] {
    color: var(--_text);
    border-block-end-color: var(--_accent);
  }
  .profile-section {
    padding: calc(var(--_space) * 4);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .profile-section > h3 {
    margin: 0 0 calc(var(--_space) * 3);
    font-size: 1em;
    font-weight: 600;
  }
  .profile-section > p {
    margin: 0 0 calc(var(--_space) * 3);
    color: var(--_muted);
  }
  .profile-section > :is(.notice, .facts):not(:nth-child(2)) {
    margin-block-start: calc(var(--_space) * 4);
  }
  .form {
    display: grid;
    gap: calc(var(--_space) * 4);
  }
  .form-note,
  .form-state {
    margin: 0;
    color: var(--_muted);
    font-size: 0.929em;
  }
  .form-actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) * 2);
  }
  .form-state {
    margin-inline-start: var(--_space);
  }
  .standing:has(*) {
    margin-block-start: calc(var(--_space) * 4);
    padding-block-start: calc(var(--_space) * 4);
    border-block-start: 1px solid var(--_border);
  }
  .facts {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 20rem), 1fr));
    gap: calc(var(--_space) * 4) calc(var(--_space) * 6);
    margin: 0;
  }
  .standing > .facts + * {
    display: inline-block;
    margin-block-start: calc(var(--_space) * 3);
  }
  .profile-section .button {
    max-inline-size: 100%;
    padding-block: calc(var(--_space) * 1.5);
  }
  .facts dt {
    color: var(--_muted);
    font-size: 0.929em;
  }
  .facts dd {
    margin: 0;
    overflow-wrap: anywhere;
  }
  .conflict {
    padding: calc(var(--_space) * 3);
    border: 1px solid var(--_warning);
    border-radius: var(--_radius);
    background: var(--_warning-soft);
  }
  .conflict-title {
    margin: 0 0 calc(var(--_space) * 2);
    font-weight: 500;
  }
  .conflict dl {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: center;
    gap: calc(var(--_space) * 2) calc(var(--_space) * 3);
    margin: 0;
  }
  .conflict dt {
    color: var(--_muted);
  }
  .conflict dd {
    margin: 0;
    overflow-wrap: anywhere;
  }
  .leave {
    inline-size: min(34rem, 100% - var(--_space) * 8);
    padding: calc(var(--_space) * 6);
    color: var(--_text);
    background: var(--_raised);
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) * 2);
    box-shadow: var(--_shadow);
    overflow-wrap: anywhere;
  }
  .leave::backdrop {
    background: #0b0e1480;
  }
  .leave > h2 {
    margin: 0;
    font-size: 1.286em;
    line-height: 1.3;
    font-weight: 650;
  }
  .leave > p {
    margin: calc(var(--_space) * 2) 0 calc(var(--_space) * 6);
  }
  .leave-answers {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: calc(var(--_space) * 2);
  }
  @media (forced-colors: active) {
    /* a border without a color has one there, and one in the color of the page would cut the line below */
    .tab[aria-selected='false'] {
      border-block-end-width: 0;
      padding-block-end: calc(var(--_space) * 2 + 2px);
    }
  }
  @media (max-width: 30rem) {
    .leave-answers > .button {
      flex: 1 1 auto;
    }
  }
`;
