/** Who is signed in on the demo’s page. It is no secret: the server listens on this machine only, and forgets all at its end. */
export const demoAccount = {
  email: 'ada.admin@example.com',
  name: 'Ada Admin',
  password: 'nobody else is here',
} as const;
