import assert from "node:assert/strict";
import { test } from "node:test";
import { NewPassword } from "@/domain/sign-in/password";

const says = (password: string) => NewPassword.safeParse(password).error?.issues[0]?.message ?? "taken";

test("a new password is long, and not one that everybody tries first", () => {
  assert.match(says("short"), /at least 10/);
  for (const guessed of [
    "1234567890",
    "0987654321",
    "aaaaaaaaaaaa",
    "abababababab",
    "abcdefghijk",
    "Password123!",
    "P@ssw0rd2026",
    "qwertyuiop1",
    "iloveyou!!!!",
    "welcome2026",
    "passwordpassword",
    "Portico2026!",
  ])
    assert.match(says(guessed), /first that anybody guesses/, guessed);
  for (const fine of [
    "a long enough phrase",
    "the long password of Ana Ruiz",
    "correct horse",
    "tr0ub4dor&3xyz",
    "2hB9vQ7wZs",
    "8301947562!?",
    "мой длинный пароль про кота",
    "мой любимый abc",
  ])
    assert.equal(says(fine), "taken", fine);
});
