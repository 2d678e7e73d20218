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
    flex: none;
    inline-size: 24px;
    block-size: 24px;
    margin: 0;
    border: 4px solid transparent;
    border-radius: calc(4px + min(4px, var(--_radius)));
    background: var(--_raised) padding-box;
    box-shadow: inset 0 0 0 1px var(--_control-border);
    vertical-align: middle;
    cursor: pointer;
    forced-color-adjust: none;
    print-color-adjust: exact;
  }
  /* the tick is two strokes of the ground: a box of its own would lay out each row that is selected */
  .check:checked {
    --_ink: #0000 calc(50% - 1.2px), var(--_on-accent) calc(50% - 0.8px) calc(50% + 0.8px), #0000 calc(50% + 1.2px);
    background:
      linear-gradient(45deg, var(--_ink)) 2.6px 7px / 5px 5px no-repeat,
      linear-gradient(135deg, var(--_ink)) 5.6px 4px / 8px 8px no-repeat,
      var(--_accent) padding-box;
    box-shadow: none;
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
  .check[aria-disabled='true'] {
    background-color: var(--_hover);
    box-shadow: inset 0 0 0 1px var(--_border);
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
      border-width: 14px;
      border-radius: calc(14px + min(4px, var(--_radius)));
    }
  }
`;
