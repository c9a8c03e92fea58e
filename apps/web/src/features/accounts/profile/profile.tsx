import { Stack } from '@mantine/core';
import { AddressForm } from './address-form.tsx';
import { LanguageChoice } from './language-choice.tsx';
import { PasswordForm } from './password-form.tsx';
import { PersonalDetails } from './personal-details.tsx';
import { SecondFactor } from '../second-factor/second-factor.tsx';
import { SignInEvents } from '../sign-ins/sign-in-events.tsx';
import { SignInList } from '../sign-ins/sign-in-list.tsx';

/** The signed-in person: the same in both portals. */
export const Profile = () => (
  <Stack gap="lg">
    <PersonalDetails />
    <LanguageChoice />
    <AddressForm />
    <PasswordForm />
    <SecondFactor />
    <SignInList />
    <SignInEvents />
  </Stack>
);
