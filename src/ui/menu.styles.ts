import { css } from 'lit';

/** Looks of what stands in the top layer: menus, panels, explanations. Goes with `tokens` and `controls`. */
export const menuStyles = css`
  .menu,
  .panel,
  .explanation {
    position: fixed;
    inset: auto;
    margin: 0;
    inline-size: max-content;
    max-inline-size: min(22rem, 100% - 16px);
    padding: var(--_space);
    overflow: auto;
    overscroll-behavior: contain;
    font: var(--_font-size) / 1.45 var(--_font);
    color: var(--_text);
    background: var(--_raised);
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) + var(--_space));
    box-shadow: var(--_shadow);
  }
  .menu {
    min-inline-size: 12rem;
  }
  .panel {
    padding: calc(var(--_space) * 3);
  }
  .explained {
    display: inline-flex;
  }
  .explanation {
    max-inline-size: min(18rem, 100% - 16px);
    padding: calc(var(--_space) * 2) calc(var(--_space) * 3);
    overflow: visible;
    font-size: 0.929em;
  }
  /* lets the pointer cross from the button */
  .explanation::before {
    content: '';
    position: absolute;
    inset: -6px 0;
    z-index: -1;
  }
  .menu:focus,
  .panel:focus {
    outline: none;
  }
  .menu-item,
  .menu-shared {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 0 calc(var(--_space) * 2);
    align-items: center;
    padding: var(--_space) calc(var(--_space) * 2);
  }
  .menu-item {
    min-block-size: var(--_control-height);
    border-radius: var(--_radius);
    cursor: default;
  }
  /* why several items are refused; nothing to press */
  .menu-shared {
    margin-block-start: var(--_space);
    padding-block-start: calc(var(--_space) * 2);
    border-block-start: 1px solid var(--_border);
    align-items: start;
    color: var(--_muted);
  }
  .menu-item:focus {
    background: var(--_hover);
    outline-offset: -2px;
  }
  .menu-item.danger:not([aria-disabled]) {
    color: var(--_danger);
  }
  .menu-item.danger:focus:not([aria-disabled]) {
    background: var(--_danger-soft);
  }
  .menu-item .icon,
  .menu-shared .icon,
  .menu-gap {
    inline-size: 18px;
    block-size: 18px;
  }
  .menu-label {
    grid-column: 2;
  }
  .menu-item:not(:has(.icon, .menu-gap)) .menu-label {
    grid-column: 1/-1;
  }
  .menu-denial {
    grid-column: 2;
    padding-block-end: var(--_space);
    font-size: 0.857em;
    color: var(--_muted);
  }
  .menu-item[aria-disabled] {
    color: var(--_muted);
    cursor: not-allowed;
  }
  .menu-line {
    margin: var(--_space) calc(var(--_space) * 2);
    border-block-start: 1px solid var(--_border);
  }
  @media (forced-colors: active) {
    .menu-item:focus {
      outline: 2px solid Highlight;
    }
    .menu-item[aria-disabled] .menu-label {
      color: GrayText;
    }
  }
`;
