import { css } from 'lit';

/** Looks of `<user-row>`. Its tokens come from the list around it. */
export const userRowStyles = css`
  :host {
    contain: strict;
    display: grid;
    grid-template-columns: var(--_tracks);
    align-items: center;
    block-size: var(--_row-height);
    border-block-end: 1px solid var(--_border);
  }
  :host(:hover) {
    background: var(--_hover);
  }
  :host(:state(selected)) {
    background: var(--_accent-soft);
    box-shadow: inset 3px 0 var(--_accent);
  }
  :host(:state(selected):dir(rtl)) {
    box-shadow: inset -3px 0 var(--_accent);
  }
  .edge {
    display: grid;
    place-items: center;
  }
  .cell {
    min-inline-size: 0;
    padding-inline: calc(var(--_space) * 2);
    line-height: 1.35;
  }
  .line {
    display: flow-root;
  }
  .badged {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 1.5);
  }
  .line > .chip {
    max-inline-size: 50%;
  }
  .label {
    display: none;
    color: var(--_muted);
  }
  .over,
  .under,
  .name,
  .chip {
    display: block;
    min-inline-size: 0;
    max-inline-size: 100%;
    overflow: clip;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .over,
  .under {
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  .under {
    font-size: 0.857em;
    color: var(--_muted);
  }
  .name {
    /* a name gives way before a badge, of which a part says nothing */
    flex-shrink: 9999;
    min-inline-size: 4ch;
    min-block-size: 24px;
    margin: -2px 0;
    padding: 2px 0;
    border: 0;
    border-radius: 3px;
    font: inherit;
    font-weight: 550;
    color: var(--_text);
    background: none;
    text-align: start;
    text-decoration: none;
    cursor: pointer;
  }
  .name:empty {
    /* as high as a name, so that it stands where one will */
    inline-size: 50%;
    background: linear-gradient(var(--_hover) 0 0) 50% / 100% 12px no-repeat content-box;
  }
  .name:hover {
    color: var(--_accent);
    text-decoration: underline;
  }
  .chip {
    display: inline-block;
    min-inline-size: 4ch;
    font-size: 0.8em;
  }
  .note {
    flex: none;
    margin-block: -3px;
  }
  .name,
  .check,
  .more {
    outline-offset: -1px;
    scroll-margin-block: min(9rem, 20vh) 96px;
  }
  .more {
    inline-size: 32px;
    block-size: 32px;
    padding: 7px;
    border: 0;
    border-radius: var(--_radius);
    color: var(--_muted);
    background:
      radial-gradient(circle, currentColor 1.6px, #0000 2.1px) 0 0 / 6px 100% content-box,
      #0000;
    cursor: pointer;
  }
  .more:hover,
  .more:focus-visible {
    color: var(--_text);
    background-color: var(--_hover);
  }
  @container (width < 40rem) {
    :host {
      grid-template-columns: var(--_edge) minmax(0, 1fr) var(--_edge);
      grid-auto-rows: min-content;
      align-content: center;
      block-size: var(--_card-height);
    }
    .cell {
      grid-column: 2 / -1;
      display: flex;
      align-items: center;
      gap: calc(var(--_space) * 2);
      block-size: 1.75em;
    }
    .void {
      display: none;
    }
    .label {
      display: inline;
      flex: none;
    }
    .name-cell {
      grid-column: 2;
      display: block;
      block-size: auto;
    }
    .line {
      flex-wrap: wrap;
      row-gap: 1px;
      max-block-size: 4.1em;
      overflow: clip;
      overflow-clip-margin: 2px;
    }
    .line > .chip {
      max-inline-size: 100%;
      white-space: normal;
      overflow-wrap: anywhere;
      line-height: 1.25;
    }
    /* what stands beside a value goes out of sight where it has no room, before it says nothing */
    .cell:not(.name-cell) {
      flex-wrap: wrap;
      align-content: start;
      overflow: clip;
      line-height: 1.75em;
    }
    .label + .over {
      flex: 1;
    }
    .cell > .under {
      flex: 1 0 8ch;
    }
    .cell > .chip {
      line-height: 1.3;
    }
    .edge {
      grid-row: 1 / span 9;
      align-self: start;
      block-size: 40px;
    }
    .edge:last-child {
      grid-column: 3;
    }
  }
  @media (pointer: coarse) {
    .name,
    .more {
      min-block-size: 44px;
      min-inline-size: 44px;
      padding: 13px;
    }
    /* over the login as well, and out of a card's line: nothing moves */
    .name {
      position: relative;
      margin: -8px 0 -16px;
      padding: 8px 0 16px;
    }
    .line {
      overflow-clip-margin: 16px;
    }
  }
  @media (forced-colors: active) {
    :host(:state(selected)) {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
    .check[aria-disabled='true'] {
      box-shadow: inset 0 0 0 1px GrayText;
    }
    .more {
      forced-color-adjust: none;
    }
  }
`;
