import { css } from 'lit';

/** Looks of the list around its rows: toolbar, table, bulk bar, pager and the states without rows. */
export const listStyles = css`
  :host {
    --_edge: 44px;
    display: block;
    background: var(--_surface);
  }
  .list {
    container-type: inline-size;
  }
  .list[hidden] {
    display: none;
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
    flex: 1 1 16rem;
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
  .filter .icon,
  .sort .icon {
    inline-size: 16px;
    block-size: 16px;
  }
  .filter.on {
    border-color: var(--_accent);
    background: var(--_accent-soft);
  }
  .count {
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
  .toolbar ::slotted(:first-child) {
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
    min-block-size: 48px;
    gap: var(--_space);
  }
  .total {
    margin-inline-end: auto;
    font-weight: 550;
  }
  .notice {
    margin-block-end: calc(var(--_space) * 2);
  }
  .notice span {
    flex: 1 1 12rem;
  }
  .table {
    --_line: var(--_row-height);
    --_card-height: calc(var(--_row-height) + 16px + var(--_lines, 1) * 1.75em);
    border-block-start: 1px solid var(--_border);
  }
  .table[aria-busy='true'] .chunk {
    opacity: 0.6;
    transition: opacity 0.2s 0.3s;
  }
  .head {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
  }
  .head-row {
    display: grid;
    grid-template-columns: var(--_tracks);
    align-items: center;
    min-block-size: 40px;
    background: var(--_surface);
    border-block-end: 1px solid var(--_border);
    font-size: 0.893em;
    font-weight: 550;
    color: var(--_muted);
  }
  .edge {
    display: grid;
    place-items: center;
  }
  .column {
    min-inline-size: 0;
    padding-inline: calc(var(--_space) * 2);
  }
  .sort {
    display: inline-flex;
    align-items: center;
    gap: var(--_space);
    max-inline-size: 100%;
    min-block-size: 28px;
    margin-inline: calc(var(--_space) * -1);
    padding: 0 var(--_space);
    border: 0;
    border-radius: var(--_radius);
    font: inherit;
    color: inherit;
    background: none;
    text-align: start;
    white-space: nowrap;
    cursor: pointer;
  }
  .sort:hover,
  [aria-sort$='ending'] .sort {
    color: var(--_text);
  }
  [aria-sort='none'] .sort:not(:hover, :focus-visible) .icon {
    opacity: 0;
  }
  .chunk + .chunk {
    content-visibility: auto;
  }
  .skeleton-row {
    display: grid;
    grid-template-columns: var(--_tracks);
    align-items: center;
    block-size: var(--_row-height);
    border-block-end: 1px solid var(--_border);
  }
  .skeleton-row > * {
    block-size: 10px;
    margin-inline: calc(var(--_space) * 2);
    border-radius: 5px;
    background: var(--_hover);
    inline-size: 60%;
  }
  .skeleton-row > i {
    inline-size: 16px;
    block-size: 16px;
    margin-inline: auto;
    border-radius: 4px;
  }
  .skeleton-row:nth-child(3n) > b {
    inline-size: 45%;
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
    font-variant-numeric: tabular-nums;
    color: var(--_text);
  }
  .sort-select,
  .card-label {
    display: none;
  }
  @container (40rem <= width < 64rem) {
    .wide {
      overflow-x: auto;
    }
    .wide > * {
      min-inline-size: calc(16rem + var(--_lines) * 8rem);
    }
  }
  @container (width < 40rem) {
    .head-row {
      grid-template-columns: var(--_edge) minmax(0, 1fr);
    }
    .column,
    [role='columnheader']:last-child {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    .sort-select {
      display: inline-block;
      flex: 1 1 10rem;
    }
    .card-label {
      display: inline;
      justify-self: start;
      padding-block: var(--_space);
      padding-inline-end: calc(var(--_space) * 2);
    }
    .head-row .edge {
      grid-column: 1 / -1;
      grid-template-columns: var(--_edge) minmax(0, 1fr);
    }
    .search {
      flex-basis: 100%;
      max-inline-size: none;
    }
    .table {
      --_line: var(--_card-height);
    }
    .skeleton-row {
      grid-template-columns: var(--_edge) minmax(0, 1fr);
      block-size: var(--_card-height);
    }
    .skeleton-row b + b {
      display: none;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .chunk {
      transition: none !important;
    }
  }
`;
