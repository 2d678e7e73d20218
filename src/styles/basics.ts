import { css } from 'lit';

/** What rows need of the shared looks: focus, checkboxes, chips, refusals, text for screen readers alone. */
export const basics = css`
  * {
    box-sizing: border-box;
  }
  :focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }
  .check {
    appearance: none;
    display: inline-grid;
    place-items: center;
    flex: none;
    inline-size: 24px;
    block-size: 24px;
    margin: 0;
    border-radius: var(--_radius);
    vertical-align: middle;
    cursor: pointer;
  }
  .check::before,
  .check::after {
    content: '';
    grid-area: 1/1;
    inline-size: 16px;
    block-size: 16px;
    box-sizing: border-box;
  }
  .check::before {
    border: 1px solid var(--_control-border);
    border-radius: min(4px, var(--_radius));
    background: var(--_raised);
  }
  .check::after {
    background: var(--_on-accent);
    clip-path: polygon(17% 47%, 26% 38%, 43% 55%, 74% 23%, 83% 32%, 43% 74%);
    visibility: hidden;
  }
  .check:indeterminate::after {
    clip-path: inset(44% 22%);
  }
  .check:is(:checked, :indeterminate)::before {
    background: var(--_accent);
    border-color: var(--_accent);
  }
  .check:is(:checked, :indeterminate)::after {
    visibility: visible;
  }
  .chip {
    display: inline-block;
    padding: 1px calc(var(--_space) * 2);
    border: 1px solid transparent;
    border-radius: calc(var(--_radius) * 99);
    font-size: 0.857em;
    background: var(--_hover);
  }
  .muted {
    color: var(--_muted);
  }
  .success {
    color: var(--_success);
    background: var(--_success-soft);
  }
  .warning {
    color: var(--_warning);
    background: var(--_warning-soft);
  }
  .visually-hidden:not(:focus, :active) {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  [aria-disabled='true'] {
    cursor: not-allowed;
  }
  .check[aria-disabled='true']::before {
    background: var(--_hover);
    border-color: var(--_border);
  }
  @media (forced-colors: active) {
    [aria-disabled='true'] {
      color: GrayText !important;
    }
  }
  @media (pointer: coarse) {
    .check {
      inline-size: 44px;
      block-size: 44px;
    }
  }
`;
