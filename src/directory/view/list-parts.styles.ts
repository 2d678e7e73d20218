import { css } from 'lit';

/**
 * Looks of what stands around the rows or in their place: toolbar, notices, pager, the states without rows; and of what a
 * viewer does with the rows' frame.
 */
export const listPartsStyles = css`
  .sort:hover,
  [aria-sort$='ending'] .sort {
    color: var(--_text);
  }
  .sort::after {
    content: '';
    inline-size: 7px;
    block-size: 7px;
    box-sizing: border-box;
    border: solid;
    border-width: 1.6px 0 0 1.6px;
    margin: 3px;
    rotate: 45deg;
    translate: 0 2px;
  }
  [aria-sort='descending'] .sort::after {
    rotate: 225deg;
    translate: 0 -1px;
  }
  [aria-sort='none'] .sort:not(:hover, :focus-visible)::after {
    opacity: 0;
  }
  .table[aria-busy='true'] .chunk {
    opacity: 0.6;
    transition: opacity 0.2s 0.3s;
  }
  .toolbar,
  .summary,
  .applied-filters,
  .pager {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) * 2);
  }
  .search {
    position: relative;
    flex: 1 1 12rem;
    max-inline-size: 24rem;
  }
  .search .icon {
    position: absolute;
    inset-block: 0;
    inset-inline-start: calc(var(--_space) * 2.5);
    margin-block: auto;
    color: var(--_muted);
    pointer-events: none;
  }
  .search .input {
    inline-size: 100%;
    padding-inline-start: calc(var(--_space) * 9);
  }
  .filter .icon {
    inline-size: 16px;
    block-size: 16px;
  }
  :is(.filter, .filters).on {
    border-color: var(--_accent);
    background: var(--_accent-soft);
  }
  /* on the edge: a button that grew would move what stands beside it, and the panel under it */
  :is(.filter, .filters) {
    position: relative;
  }
  .count {
    position: absolute;
    inset-block-start: -0.8em;
    inset-inline-end: 0.4em;
    min-inline-size: 1.6em;
    padding-inline: 0.4em;
    border-radius: 99px;
    background: var(--_accent);
    color: var(--_on-accent);
    font-size: 0.8em;
    line-height: 1.6;
  }
  slot[name='toolbar'] {
    display: contents;
  }
  .main-tools {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 2);
    margin-inline-start: auto;
  }
  .applied-filters {
    margin-block-start: calc(var(--_space) * 2);
  }
  .applied {
    display: inline-flex;
    align-items: center;
    gap: var(--_space);
    min-block-size: 28px;
    max-inline-size: 100%;
    border-color: var(--_border);
    font-family: inherit;
    color: inherit;
    cursor: pointer;
  }
  .applied .icon {
    inline-size: 14px;
    block-size: 14px;
  }
  .summary {
    flex-wrap: nowrap;
    min-block-size: 48px;
    gap: var(--_space);
  }
  .summary .button {
    flex: none;
  }
  .total {
    flex: 1;
    min-inline-size: 0;
    line-height: 1.3;
    font-weight: 550;
  }
  .total:focus {
    outline: none;
  }
  /* never a line of its own: that would move the rows */
  .summary .live {
    flex: 0 100 auto;
    min-inline-size: 0;
    border-color: var(--_accent);
    background: var(--_accent-soft);
  }
  .live span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .notice {
    margin-block-end: calc(var(--_space) * 2);
  }
  /* what was done is seen, and can be undone, wherever the page was scrolled to */
  .told {
    position: sticky;
    inset-block-start: 0;
    z-index: 2;
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  user-row:first-child,
  :is(.toolbar, .applied-filters, .summary) :is(input, button, select) {
    scroll-margin-block-start: min(9rem, 20vh);
  }
  @media (max-height: 30rem) {
    .told {
      position: static;
    }
  }
  .notice span {
    flex: 1 1 12rem;
  }
  .blank {
    display: grid;
    justify-items: center;
    align-content: center;
    gap: calc(var(--_space) * 2);
    min-block-size: 18rem;
    padding: calc(var(--_space) * 6);
    border-block: 1px solid var(--_border);
    text-align: center;
  }
  .blank:only-child {
    border: 0;
  }
  .blank h2,
  .blank p {
    margin: 0;
    max-inline-size: 32rem;
    text-wrap: balance;
    overflow-wrap: anywhere;
  }
  .blank h2 {
    font-size: 1.143em;
    font-weight: 600;
  }
  .blank p {
    color: var(--_muted);
  }
  .blank-icon {
    display: grid;
    place-items: center;
    inline-size: 48px;
    block-size: 48px;
    border-radius: 50%;
    color: var(--_muted);
    background: var(--_hover);
  }
  .blank .button {
    margin-block-start: calc(var(--_space) * 2);
  }
  .pager {
    justify-content: flex-end;
    min-block-size: 56px;
    color: var(--_muted);
  }
  .pager [aria-disabled='true'] {
    border-color: transparent;
    opacity: 0.5;
  }
  .page-size {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 2);
    margin-inline-end: auto;
  }
  .range {
    text-align: end;
    font-variant-numeric: tabular-nums;
    color: var(--_text);
  }
  .compact,
  .sort-select {
    display: none;
  }
  @container (width < 58rem) {
    .search {
      flex-basis: 10rem;
    }
    /* a picture where there is little room; its name stays, for who hears it */
    .main-tools .button[part~='transfer-button'] {
      inline-size: var(--_control-height);
      padding: 0;
      gap: 0;
      font-size: 0;
    }
  }
  /* one line, or two where the rows are cards, whatever the backend declares: the room that the first rows have kept */
  @container (width < 48rem) {
    .toolbar > .filter {
      display: none;
    }
    .compact {
      display: flex;
      gap: calc(var(--_space) * 2);
      min-inline-size: 0;
      margin-inline-start: auto;
    }
    /* what stands last is reached last, by eye and by keyboard */
    .main-tools {
      margin-inline-start: 0;
    }
    .compact .button {
      flex: none;
    }
  }
  @container (width < 40rem) {
    .compact {
      flex: 1 0 100%;
    }
    .summary:has(.live) .total {
      min-inline-size: max-content;
    }
    /* their names stay, for who hears them */
    .summary:has(.live) :is(.columns, [part~='deleted-button']) {
      flex: none;
      min-inline-size: var(--_control-height);
      padding-inline: var(--_space);
      font-size: 0;
    }
    /* both load the list again */
    .summary:has(.live) .reload:not(:focus) {
      display: none;
    }
    .live {
      padding-inline: calc(var(--_space) * 2);
      font-size: 0.929em;
    }
    .live .icon {
      display: none;
    }
    .sort-select {
      display: block;
      flex: 1;
      min-inline-size: 0;
      padding-inline: calc(var(--_space) * 2) calc(var(--_space) * 6);
      text-overflow: ellipsis;
    }
    .search {
      flex-basis: 6.5rem;
      max-inline-size: none;
    }
    /* a picture where there is little room; its name stays, for who hears it */
    .main-tools .button {
      inline-size: var(--_control-height);
      padding: 0;
      gap: 0;
      font-size: 0;
    }
    .pager {
      flex-wrap: nowrap;
    }
    .page-size span {
      position: absolute;
      inline-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
  }
  @container (width < 28rem) {
    /* a picture is enough for columns; who was deleted is said in words, or by its lock where it is refused */
    .summary:has([part~='deleted-button']) .columns,
    .summary [part~='deleted-button'][aria-disabled] {
      min-inline-size: var(--_control-height);
      padding-inline: var(--_space);
      font-size: 0;
    }
    .summary:has([part~='deleted-button']) {
      gap: 0;
    }
    @media (forced-colors: active) {
      .summary:has([part~='deleted-button']) {
        gap: 2px;
      }
    }
    .summary:not(:has(.live)) [part~='deleted-button']:not([aria-disabled]) {
      padding-inline: var(--_space);
      font-size: 0.929em;
      color: var(--_accent);
    }
    .summary:not(:has(.live)) [part~='deleted-button']:not([aria-disabled]) .icon {
      display: none;
    }
  }
  @media (pointer: coarse) {
    .sort,
    .applied {
      min-inline-size: 44px;
      min-block-size: 44px;
    }
  }
`;
