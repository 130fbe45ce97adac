// The page: where the script is written.
const place = document.querySelector<HTMLElement>("#page");
if (place) place.dataset["state"] = "ready";
