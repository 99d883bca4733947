// The page's script: it swaps fragments and sends forms; everything else is the server's.

import { listenToForms } from "./acting.js";
import { listenToCompletion } from "./completion.js";
import { listenToComposers } from "./composer.js";
import { listenToDialogs } from "./dialogs.js";
import { listenToLinks } from "./going.js";
import { listenToKit } from "./kit.js";
import { live } from "./live.js";
import { listenToMenus } from "./menus.js";
import { listenToPanels } from "./panels.js";
import { listenToMessages } from "./timeline.js";

listenToCompletion();
listenToComposers();
listenToForms();
listenToKit();
listenToDialogs();
listenToMenus();
listenToPanels();
listenToMessages();
listenToLinks();
live();
