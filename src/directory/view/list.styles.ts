import { css } from 'lit';

/** Looks of the rows' frame: the table, its head, rows to come. */
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
  .place {
    block-size: calc(var(--_control-height) + 48px);
  }
  .table {
    --_line: var(--_row-height);
    --_card-height: calc(max(var(--_row-height) + 20px, 5em) + var(--_lines, 1) * 1.75em);
    border-block-start: 1px solid var(--_border);
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
  .card-label {
    display: none;
  }
  .chunk + .chunk {
    content-visibility: auto;
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
    .place {
      block-size: calc(var(--_control-height) * 2 + 56px);
    }
    .head-row {
      grid-template-columns: var(--_edge) minmax(0, 1fr);
    }
    /* each value has its label beside it, and the order is chosen above: nothing to stop at that can't be seen */
    .head-row > :not(.edge) {
      display: none;
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
    .table {
      --_line: var(--_card-height);
    }
  }
`;
