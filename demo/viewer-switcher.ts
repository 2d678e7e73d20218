const viewers: Readonly<Record<string, string>> = {
  owner: 'Account Owner',
  administrator: 'Administrator',
  'department-administrator': 'Department administrator',
  viewer: 'Viewer: may only look',
  learner: 'Learner: no access',
  '': 'Nobody: signed out',
};
const key = 'fernhill.viewer';

/** Lets the person at the demo be somebody else, without a password: the part of a portal that is made up. */
export async function offerViewers(
  select: HTMLSelectElement,
  problem: HTMLElement,
  switched: () => void,
): Promise<void> {
  for (const [as, label] of Object.entries(viewers)) select.append(new Option(label, as));
  select.value = sessionStorage.getItem(key) ?? 'administrator';
  const signIn = async (): Promise<void> => {
    const answer = await post(select.value).catch(() => undefined);
    problem.hidden = answer?.ok === true;
    problem.textContent = 'The demo’s server does not answer. Is “npm start” running?';
    sessionStorage.setItem(key, select.value);
    switched();
  };
  select.addEventListener('change', () => void signIn());
  if (sessionStorage.getItem(key) !== null) await signIn();
}

function post(as: string): Promise<Response> {
  return fetch(as ? '/api/demo/sign-in' : '/api/demo/sign-out', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Requested-With': 'demo' },
    body: JSON.stringify({ as }),
  });
}
