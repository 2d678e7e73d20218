import { css } from 'lit';

/** Looks of what stands around the rows or in their place: toolbar, notices, pager, the states without rows. */
export const listPartsStyles = css`
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
  .filter .icon {
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
  .sort-select {
    display: none;
  }
  @container (width < 40rem) {
    .sort-select {
      display: inline-block;
      flex: 1 1 10rem;
    }
    .search {
      flex-basis: 100%;
      max-inline-size: none;
    }
  }
`;
