import { css } from 'lit';

/** The looks of one person's page. */
export const profileStyles = css`
  .profile {
    display: grid;
    gap: calc(var(--_space) * 4);
    max-inline-size: 60rem;
    padding-block: calc(var(--_space) * 2);
  }
  .profile-header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) * 3);
  }
  .profile-title {
    margin: 0;
    font-size: 1.429em;
    font-weight: 600;
    line-height: 1.25;
    overflow-wrap: anywhere;
  }
  .profile-under {
    margin: 0;
    color: var(--_muted);
    overflow-wrap: anywhere;
  }
  .profile-section {
    padding: calc(var(--_space) * 4);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .profile-section > h3 {
    margin: 0 0 calc(var(--_space) * 3);
    font-size: 1em;
    font-weight: 600;
  }
  .profile-section > p {
    margin: 0 0 calc(var(--_space) * 3);
    color: var(--_muted);
  }
  .profile-section > dl {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 14rem), 1fr));
    gap: calc(var(--_space) * 4);
    margin: 0;
  }
  .profile-section dt {
    color: var(--_muted);
    font-size: 0.857em;
  }
  .profile-section dd {
    margin: 0;
    overflow-wrap: anywhere;
  }
`;
