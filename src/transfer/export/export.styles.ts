import { css } from 'lit';

/** Looks of an export. Goes with those of questions. */
export const exportStyles = css`
  .export-group {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space);
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .export-group legend {
    margin-block-end: var(--_space);
    padding: 0;
    font-weight: 600;
  }
  .export-option {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 2);
    min-block-size: 28px;
    cursor: pointer;
  }
  .export-option .radio {
    flex: none;
    inline-size: 16px;
    block-size: 16px;
    margin: 0 4px;
    accent-color: var(--_accent);
    cursor: pointer;
  }
  .export-option .check {
    flex: none;
  }
  .export-grid {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(12rem, 100%), 1fr));
    gap: var(--_space) calc(var(--_space) * 4);
    padding-block-start: var(--_space);
    border-block-start: 1px solid var(--_border);
  }
  .export-progress progress {
    inline-size: 100%;
    accent-color: var(--_accent);
  }
  .export-progress p {
    font-variant-numeric: tabular-nums;
  }
  .export-saved {
    display: flex;
    align-items: start;
    gap: calc(var(--_space) * 2);
  }
  .export-saved .icon {
    flex: none;
    color: var(--_success);
  }
  .export-file {
    font-weight: 600;
  }
  @media (pointer: coarse) {
    .export-option {
      min-block-size: 44px;
    }
    /* under each other with the boxes of the columns */
    .export-option .radio {
      margin: 0 14px;
    }
  }
`;
