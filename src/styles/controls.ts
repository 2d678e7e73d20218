import { css } from 'lit';

/**
 * Looks of the controls that every room shares, beside the basics: buttons, fields, links, notices, icons.
 *
 * Transparent borders are drawn by forced colours; a refused control stays readable and says by its look that it is refused.
 */
export const controls = css`
  :host {
    --_danger: var(--user-manager-danger-color, light-dark(#b3261e, #ff9c93));
    --_on-danger: var(--user-manager-on-danger-color, light-dark(#fff, #3a0905));
    --_danger-soft: var(--user-manager-danger-soft-color, color-mix(in srgb, var(--_danger) 9%, var(--_surface)));
    --_shadow: var(--user-manager-raised-shadow, 0 1px 2px #0003, 0 8px 24px #0003);
  }
  .check:indeterminate {
    background:
      linear-gradient(var(--_on-accent) 0 0) center / 9px 2px no-repeat,
      var(--_accent) padding-box;
    box-shadow: none;
  }
  .button,
  .icon-button,
  .input,
  .select {
    font: inherit;
    color: var(--_text);
    background: var(--_raised);
    border: 1px solid var(--_control-border);
    border-radius: var(--_radius);
    min-block-size: var(--_control-height);
    margin: 0;
    padding: 0 calc(var(--_space) * 3);
  }
  .button,
  .icon-button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: calc(var(--_space) * 1.5);
    font-weight: 500;
    line-height: 1.25;
    text-align: center;
    text-decoration: none;
    cursor: pointer;
    touch-action: manipulation;
  }
  :is(.button, .icon-button):hover {
    background-image: linear-gradient(var(--_hover), var(--_hover));
  }
  .primary {
    color: var(--_on-accent);
    background-color: var(--_accent);
    border-color: transparent;
  }
  .button.danger {
    color: var(--_on-danger);
    background-color: var(--_danger);
    border-color: transparent;
  }
  .quiet,
  .icon-button {
    background-color: transparent;
    border-color: transparent;
  }
  .icon-button {
    min-inline-size: var(--_control-height);
    padding: 0;
  }
  .icon-button.danger,
  .button.quiet.danger {
    color: var(--_danger);
    background-color: transparent;
  }
  .input {
    min-inline-size: 0;
    text-overflow: ellipsis;
  }
  .input::placeholder {
    color: var(--_muted);
    opacity: 1;
  }
  /* the browser's own is blue in every theme, and smaller than a finger */
  .input::-webkit-search-cancel-button {
    --_ink: #0000 calc(50% - 1px), var(--_muted) calc(50% - 0.8px) calc(50% + 0.8px), #0000 calc(50% + 1px);
    appearance: none;
    inline-size: 24px;
    block-size: 24px;
    margin: 0;
    margin-inline-end: calc(var(--_space) * -2);
    background:
      linear-gradient(45deg, var(--_ink)) center / 10px 10px no-repeat,
      linear-gradient(-45deg, var(--_ink)) center / 10px 10px no-repeat;
    cursor: pointer;
  }
  [aria-invalid='true'] {
    border-color: var(--_danger);
  }
  .select {
    appearance: none;
    padding-inline-end: calc(var(--_space) * 7);
    background-image:
      linear-gradient(45deg, transparent 50%, currentColor 50%),
      linear-gradient(135deg, currentColor 50%, transparent 50%);
    background-size: 5px 5px;
    background-position:
      right 15px center,
      right 10px center;
    background-repeat: no-repeat;
  }
  .select:dir(rtl) {
    background-position:
      left 10px center,
      left 15px center;
  }
  /* room to press that moves no line */
  .link {
    padding-block: 4px;
    color: var(--_accent);
    text-underline-offset: 0.2em;
  }
  .link:not(:hover) {
    text-decoration-color: color-mix(in srgb, currentColor 40%, transparent);
  }
  .notice {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) * 2);
    padding: calc(var(--_space) * 2) calc(var(--_space) * 3);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }
  :where(.notice) {
    background: var(--_hover);
  }
  .notice-text {
    flex: 1 1 9rem;
    color: var(--_text);
  }
  /* what takes a notice away has its corner, whatever else wraps */
  .notice:has(.icon-button) {
    position: relative;
    min-block-size: calc(var(--_control-height) + var(--_space) * 4);
    padding-inline-end: calc(var(--_control-height) + var(--_space) * 2);
  }
  .notice > .icon-button {
    position: absolute;
    inset-block-start: calc(var(--_space) * 1.75);
    inset-inline-end: var(--_space);
  }
  .error {
    color: var(--_danger);
    background: var(--_danger-soft);
  }
  .icon {
    display: block;
    flex: none;
  }
  .mirrored:dir(rtl) {
    scale: -1 1;
  }
  :is(.button, .icon-button)[aria-disabled='true'] {
    cursor: not-allowed;
    color: var(--_muted);
    background: none;
    border-color: var(--_border);
  }
  @media (forced-colors: active) {
    :host {
      --_danger: CanvasText;
      --_on-danger: Canvas;
      --_danger-soft: Canvas;
      --_shadow: none;
    }
    .select {
      appearance: auto;
    }
    .button:is(.primary, .danger):not(.quiet, [aria-disabled='true']) {
      forced-color-adjust: none;
    }
  }
  @media (pointer: coarse) {
    .input,
    .select {
      font-size: max(16px, 1em);
    }
    .link {
      padding-block: 14px;
    }
    .input::-webkit-search-cancel-button {
      inline-size: 44px;
      block-size: 44px;
      margin-block: -1px;
      margin-inline-end: calc(var(--_space) * -3);
    }
  }
`;
