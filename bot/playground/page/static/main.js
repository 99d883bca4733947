// The page's script: it swaps fragments and sends forms; everything else is the server's.

import { listenToForms } from "./acting.js";
import { listenToComposers } from "./composer.js";
import { listenToLinks } from "./going.js";
import { live } from "./live.js";
import { listenToToggles } from "./toggles.js";

listenToComposers();
listenToForms();
listenToLinks();
listenToToggles();
live();
