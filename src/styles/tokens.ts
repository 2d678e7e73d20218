import { css } from 'lit';

/**
 * Design tokens: public `--user-manager-*` properties, read once into a private alias on the host. Those of danger and of
 * what is raised stand with the controls that wear them.
 *
 * Colours follow the `color-scheme` that the page sets; a theme that sets text, surface and accent gets the rest by mixing.
 * `--_rh` and `--_ch` carry the density to nested elements.
 */
export const tokens = css`
  :host {
    --_font: var(--user-manager-font-family, system-ui, sans-serif);
    --_font-size: var(--user-manager-font-size, 0.875rem);
    --_text: var(--user-manager-text-color, light-dark(#1c2129, #e7eaf0));
    --_surface: var(--user-manager-surface-color, light-dark(#fff, #171a20));
    --_raised: var(--user-manager-raised-color, light-dark(#fff, #21252d));
    --_muted: var(--user-manager-muted-color, color-mix(in srgb, var(--_text) 70%, var(--_surface)));
    --_border: var(--user-manager-border-color, color-mix(in srgb, var(--_text) 14%, var(--_surface)));
    --_control-border: var(--user-manager-control-border-color, color-mix(in srgb, var(--_text) 56%, var(--_surface)));
    --_hover: var(--user-manager-hover-color, color-mix(in srgb, var(--_text) 6%, transparent));
    --_accent: var(--user-manager-accent-color, light-dark(#2559c4, #92b4ff));
    --_on-accent: var(--user-manager-on-accent-color, light-dark(#fff, #0e1b36));
    --_accent-soft: var(--user-manager-accent-soft-color, color-mix(in srgb, var(--_accent) 10%, var(--_surface)));
    --_warning: var(--user-manager-warning-color, light-dark(#855300, #f2bf66));
    --_warning-soft: var(--user-manager-warning-soft-color, color-mix(in srgb, var(--_warning) 10%, var(--_surface)));
    --_success: var(--user-manager-success-color, light-dark(#1b6e3c, #83d6a4));
    --_success-soft: var(--user-manager-success-soft-color, color-mix(in srgb, var(--_success) 10%, var(--_surface)));
    --_focus: var(--user-manager-focus-color, var(--_accent));
    --_radius: var(--user-manager-corner-radius, 6px);
    --_space: var(--user-manager-space-unit, 4px);
    --_row-height: var(--user-manager-row-height, var(--_rh, 52px));
    --_control-height: var(--user-manager-control-height, var(--_ch, 36px));
    font: var(--_font-size) / 1.45 var(--_font);
    color: var(--_text);
  }
  :host([hidden]) {
    display: none;
  }
  :host([density='compact']) {
    --_rh: 40px;
    --_ch: 30px;
  }
  @media (pointer: coarse) {
    :host {
      --_control-height: max(44px, var(--user-manager-control-height, 44px));
      --_row-height: max(52px, var(--user-manager-row-height, 56px));
    }
  }
  @media (forced-colors: active) {
    :host {
      --_text: CanvasText;
      --_muted: CanvasText;
      --_surface: Canvas;
      --_raised: Canvas;
      --_border: CanvasText;
      --_control-border: ButtonBorder;
      --_accent: Highlight;
      --_on-accent: HighlightText;
      --_warning: CanvasText;
      --_success: CanvasText;
    }
  }
`;
