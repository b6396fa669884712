/** How the people of the demo study sign in, as the sign-in page shows them. */
export interface DemoSignIn {
  name: string
  email: string
  password: string
  role: string
}
