// Before anything is drawn: light or dark, if somebody chose one. It is small and waited for, so that the page never flashes.
import { chosenTheme, showTheme, watchChoice } from "./theme";

showTheme(chosenTheme());
watchChoice(showTheme);
