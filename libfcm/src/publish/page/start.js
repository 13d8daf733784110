// SPDX-License-Identifier: MIT
//
// Last of all: everything is drawn for the first time.
document.documentElement.classList.add("ready");
page.change({ map: true, state: true, selected: true });
