import { css } from 'lit';

/** Looks of the list's tools: the bar of the selection, filters, explanations. */
export const toolsStyles = css`
  .bulk-line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) * 2);
  }
  .bulk-bar {
    position: sticky;
    inset-block-end: calc(var(--_space) * 2);
    z-index: 1;
    margin-block-start: calc(var(--_space) * 2);
    padding: calc(var(--_space) * 2);
    background: var(--_raised);
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) + var(--_space));
    box-shadow: var(--_shadow);
  }
  .selected-count {
    font-weight: 550;
  }
  .key {
    padding: 0 calc(var(--_space) * 1.5);
    font: inherit;
    font-size: smaller;
    color: var(--_muted);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }
  .list:not(.by-key) .key {
    display: none;
  }
  .button.match {
    color: var(--_accent);
  }
  .bulk-action.destroys:not([aria-disabled='true']) {
    color: var(--_danger);
    border-color: currentColor;
  }
  .bulk-action.destroys:hover:not([aria-disabled='true']) {
    color: var(--_on-danger);
    background: var(--_danger);
  }
  .actions {
    position: relative;
    display: flex;
    flex: 1 1 20rem;
    min-inline-size: 0;
    gap: calc(var(--_space) * 2);
    /* room for the ring of what has focus */
    margin: -4px;
    padding: 4px;
    overflow: hidden;
  }
  .actions .button {
    flex: none;
    white-space: nowrap;
  }
  .actions::before {
    content: '';
    flex: auto;
  }
  /* keeps its width, so that it can be measured */
  .actions [hidden] {
    position: absolute;
    visibility: hidden;
  }
  .bulk-action.destroys {
    margin-inline-start: calc(var(--_space) * 3);
  }
  .panel {
    padding: calc(var(--_space) * 3);
  }
  .filter-panel {
    inline-size: 18rem;
  }
  .filter-panel .input {
    inline-size: 100%;
    margin-block-end: calc(var(--_space) * 2);
  }
  .choices {
    max-block-size: 18rem;
    margin-inline: -6px;
    padding: 2px 6px;
    overflow: auto;
  }
  .choice {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 2);
    min-block-size: 32px;
    padding-block: var(--_space);
    border-radius: var(--_radius);
    cursor: pointer;
    overflow-wrap: anywhere;
  }
  .choice:hover {
    background: var(--_hover);
  }
  .choice .under {
    display: block;
    font-size: 0.857em;
    color: var(--_muted);
  }
  .explanation {
    max-inline-size: min(20rem, 100vw - 16px);
    pointer-events: none;
  }
`;
