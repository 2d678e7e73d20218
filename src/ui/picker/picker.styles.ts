import { css } from 'lit';

/** Looks of a picker. Goes with `tokens`, `basics` and `controls`. */
export const pickerStyles = css`
  .picker {
    position: relative;
    min-inline-size: 0;
  }
  .picker-label {
    display: block;
    /* as the labels of other fields */
    margin-block-end: calc(var(--_space) * 1.5);
    font-weight: 500;
  }
  .picker-field {
    position: relative;
  }
  .picker-field .input {
    inline-size: 100%;
    padding-inline: calc(var(--_space) * 2 + 24px) calc(var(--_space) * 2 + 20px);
    text-overflow: ellipsis;
  }
  .picker-field .icon {
    position: absolute;
    inset-block-start: calc(50% - 9px);
    inset-inline-start: calc(var(--_space) * 2);
    inline-size: 18px;
    block-size: 18px;
    color: var(--_muted);
    pointer-events: none;
  }
  .picker-field .input + .icon {
    inset-inline: auto calc(var(--_space) * 2);
  }
  .picker-place {
    margin-block-start: var(--_space);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    overflow: hidden;
  }
  .picker-place.over {
    position: absolute;
    inset-inline: 0;
    z-index: 2;
    background: var(--_raised);
    box-shadow: var(--_shadow);
  }
  .picker [hidden] {
    display: none;
  }
  .picker-list {
    max-block-size: 16rem;
    padding: var(--_space);
    overflow: hidden auto;
    overscroll-behavior: contain;
  }
  .picker-option {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 20px;
    align-items: center;
    column-gap: calc(var(--_space) * 2);
    min-block-size: 32px;
    padding: var(--_space) calc(var(--_space) * 2);
    border-radius: var(--_radius);
    cursor: pointer;
    overflow-wrap: anywhere;
    content-visibility: auto;
    contain-intrinsic-size: auto 38px;
    scroll-margin: var(--_space);
  }
  .picker-option:not(:has(.picker-path)) {
    contain-intrinsic-size: auto 20px;
  }
  .picker-option:hover {
    background: var(--_hover);
  }
  .picker-option[aria-selected='true'] {
    background: var(--_accent-soft);
  }
  .picker-option.active {
    outline: 2px solid var(--_focus);
    outline-offset: -2px;
  }
  .picker-name,
  .picker-path {
    grid-column: 1;
  }
  .picker-path {
    font-size: 0.857em;
    color: var(--_muted);
  }
  .picker-option .icon {
    grid-area: 1/2/3/3;
    color: var(--_accent);
  }
  .picker-option[data-depth='1'] {
    padding-inline-start: calc(var(--_space) * 5);
  }
  .picker-option[data-depth='2'] {
    padding-inline-start: calc(var(--_space) * 8);
  }
  .picker-option[data-depth='3'] {
    padding-inline-start: calc(var(--_space) * 11);
  }
  .picker-option[data-depth='4'] {
    padding-inline-start: calc(var(--_space) * 14);
  }
  .picker-option:is([data-depth='5'], [data-depth='6']) {
    padding-inline-start: calc(var(--_space) * 17);
  }
  .picker-state {
    display: flex;
    gap: calc(var(--_space) * 2);
    margin: 0;
    padding: calc(var(--_space) * 4) calc(var(--_space) * 3);
    color: var(--_muted);
  }
  .picker-state.note {
    align-items: center;
    padding: calc(var(--_space) * 2) calc(var(--_space) * 3);
    border-block-start: 1px solid var(--_border);
    font-size: 0.857em;
  }
  .picker-state.failed {
    color: var(--_danger);
  }
  .picker-state + .button {
    margin: 0 calc(var(--_space) * 3) calc(var(--_space) * 3);
  }
  @media (pointer: coarse) {
    .picker-option {
      min-block-size: 44px;
    }
  }
  @media (forced-colors: active) {
    .picker-option[aria-selected='true'] {
      border: 1px solid Highlight;
    }
  }
`;
