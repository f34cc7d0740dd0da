"""Input that strangers may try, by kind: addresses, YAML as a language, files, values; with what is said of each."""

from __future__ import annotations

HOSTILE_ADDRESSES = (
    *("https://100.64.0.1/", "https://192.0.0.192/", "https://1.2.3/", "https://256.256.256.256/", "https://0.0.0.0/"),
    *("https://[::ffff:127.0.0.1]/", "https://[fe80::1%25eth0]/", "https://[v1.fe]/", "https://[fd00::1]/x"),
    *("https://1.1.168.192.in-addr.arpa/", "https://foo.test/", "https://foo.invalid/", "https://foo.onion/"),
    *(
        "https:\\\\example.org/",
        "https://example.org／evil/",
        "https://０x7f.1/",
        "https://xn--e1awd7f.xn--80ak6aa92e/",
    ),
    *("blob:https://example.org/x", "view-source:https://example.org/", "about:blank", "mailto:a@example.org"),
    *("https://example.org/\u202egpj.exe", "https://example.org/#\u2028", "https://stra\u00ade.de/", "https://a.org/^"),
    *("javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd"),
    *("ftp://example.org/", "//example.org/", "/relative", "example.org", "https:example.org", "https:/example.org"),
    *(
        "https://",
        "https:///x",
        "http://.",
        "https://..",
        "https://a..b.org/",
        "https://.example.org/",
        "HTTPS://a.org/",
    ),
    *(
        "https://user@example.org/",
        "https://user:word@example.org/",
        "https://example.org@evil.org/",
        "https://@a.org/",
    ),
    *("https://example.org:/", "https://example.org:0/", "https://example.org:65536/", "https://example.org:08/"),
    *("https://example.org:80x/", "https://example.org:٨٠/", "https://example.org:-1/", "https://example.org:443:1/"),
    *("https://localhost/", "https://a.localhost/", "https://printer.local/", "https://router.lan/", "https://x/"),
    *("http://metadata.google.internal/", "https://a.internal/", "https://a.corp/", "https://a.home.arpa/"),
    *("http://127.0.0.1/", "http://127.1/", "http://2130706433/", "http://0x7f000001/", "http://0x7f.0.0.1/"),
    *("http://0177.0.0.1/", "http://10.0.0.1/", "http://192.168.1.1/", "http://169.254.169.254/latest/", "http://0/"),
    *("http://8.8.8.8/", "http://1.2.3.4:80/", "http://[::1]/", "http://[fe80::1]/", "http://[::ffff:7f00:1]/"),
    *("http://127.0.0.1.nip.io/", "http://a.sslip.io/", "http://localtest.me/", "http://①②⑦.⓪.⓪.①/"),
    *('https://example.org/"onmouseover="x', "https://example.org/'x", "https://example.org/<x>", "https://a.org/[x]"),
    *("https://example.org/{x}", "https://example.org\\@evil.org/", "https://example.org/\\x", "https://a.org/a b"),
    *(
        "https://example.org/`x`",
        "https://example.org/a|b",
        "https://example.org/%0d%0aSet-Cookie:x",
        "https://a.org/%",
    ),
    *("https://example.org/%00", "https://example.org/%2", "https://example.org/%zz", "https://exa mple.org/"),
    *("https://exa_mple.org/", "https://-example.org/", "https://example-.org/", "https://ex--ample.org/x"),
    *("https://example.org./", "https://example.1/", "https://example.0x1/", "https://example。org/"),
    *(
        "https://ｅxample.org/",
        "https://аррӏе.com/",
        "https://xn--80ak6aa92e.com/",
        "https://xn--/",
        "https://xn--a.org/",
    ),
    *("https://exаmple.org/", "https://Ехample.org/", f"https://{'a' * 64}.org/", f"https://{'a.' * 130}org/"),
    *(f"https://{'.' * 299}", f"https://example.org/{'a' * 2000}", "https://faß。de/", "https://☃.example/"),
)
SOUND_ADDRESSES = (
    *("https://example.org", "http://example.org/", "https://example.org:8443/x?y=1&z=2#part", "https://a-b.co.jp/"),
    *("https://例え.jp/記事?id=1&lang=ja#2", "https://bücher.de/", "https://xn--bcher-kva.de/", "https://яндекс.рф/"),
    *(
        "https://en.wikipedia.org/wiki/Dam_(structure)",
        "https://example.org/a,b;c=d/~x/@y/$z!*+",
        "https://EXAMPLE.org/",
    ),
    *("https://example.org/%E6%97%A5", "https://example.org/#!/x", "https://1password.com/", "https://t.co/x"),
    *("https://example.org/a//b/../c", "https://example.org?x", "https://한국전력.kr/", "https://example.museum/"),
)

# What stands in the file; what is said of it, from the line on.
HOSTILE_YAML: dict[str, tuple[str, str]] = {
    "a tag for text": ("a: !!str 12\n", "1:4: must not hold a tag ('tag:yaml.org,2002:str') "),
    "a tag of its own": ("a: !x y\n", "1:4: must not hold a tag ('!x') "),
    "a tag for nothing": ("a: ! 12\n", "1:4: must not hold a tag ('!') "),
    "a tag of Python": (
        "a: !!python/object/apply:os.system [x]\n",
        "1:4: must not hold a tag ('tag:yaml.org,2002:python",
    ),
    "a binary tag": ("a: !!binary aGk=\n", "1:4: must not hold a tag ('tag:yaml.org,2002:binary') "),
    "a tag on a list": ("a: !!seq [x]\n", "1:4: must not hold a tag "),
    "a tag on a group": ("a: !!map {b: c}\n", "1:4: must not hold a tag "),
    "a tag on a key": ("!!str a: b\n", "1:1: must not hold a tag "),
    "a set": ("a: !!set {b}\n", "1:4: must not hold a tag "),
    "a tag on the whole": ("!x\na: b\n", "1:1: must not hold a tag ('!x') "),
    "an anchor": ("a: &b c\n", "1:4: must not hold an anchor ('&b') "),
    "an anchor on a list": ("a: &b [c]\n", "1:4: must not hold an anchor ('&b') "),
    "an anchor on a key": ("&b a: c\n", "1:1: must not hold an anchor ('&b') "),
    "an alias": ("a: [x]\nb: *c\n", "2:4: must be written out, not repeat 'c' "),
    "an alias for a key": ("a: x\n*c : y\n", "2:1: must be written out, not repeat 'c' "),
    "a merge": ("a: {b: c}\n<<: {d: e}\n", "2:1: <<: must be a plain key, not '<<' "),
    "a merge of an anchor": ("a: &x {b: c}\n<<: *x\n", "1:4: must not hold an anchor ('&x') "),
    "a directive": ("%YAML 1.1\n---\na: b\n", "1:1: must not begin with a directive "),
    "a directive of tags": ("%TAG !e! tag:e,2000:\n---\na: b\n", "1:1: must not begin with a directive "),
    "a hundred thousand aliases": ("a: &x y\nb: [" + "*x," * 100_000 + "]\n", "1:4: must not hold an anchor "),
    "lists of lists": ("a: " + "[" * 30_000 + "]" * 30_000, "1:11: must not nest so deeply "),
    "dashes in dashes": ("- " * 30_000 + "x", "1:17: must not nest so deeply "),
    "groups in groups": ("{a: " * 20_000, "1:33: must not nest so deeply "),
    "keys of keys": ("? " * 30_000, "1:17: must not nest so deeply "),
    "one too deep": ("a: [[[[[[[[x]]]]]]]]\n", "1:11: must not nest so deeply "),
    "a key over and over": ("a: b\n" * 100_000, "10000:4: must not hold more than 20000 keys and values "),
    "sources over and over": (
        "a: [" + "b, " * 100_000 + "]",
        "1:59996: must not hold more than 20000 keys and values ",
    ),
    "a text too long": (f"a: {'b' * 20_001}\n", "1:4: must not hold a text of more than 20000 characters "),
    "a quoted text too long": (f"a: '{'b' * 20_001}'\n", "1:4: must not hold a text of more than 20000 characters "),
    "a block too long": ("a: |-\n" + "  word\n" * 5000, "1:4: must not hold a text of more than 20000 characters "),
    "a file too large": (f"a: {'b' * 600_000}\n", "1:1: must be no larger than 512 KB "),
    "a remark too large": (f"#{'b' * 600_000}\na: b", "1:1: must be no larger than 512 KB "),
    "a merge not finished": (
        "a: x\n<<<<<<< HEAD\nb: y\n=======\nb: z\n>>>>>>> other\n",
        "2:1: must not hold what an unfini",
    ),
    "its last line alone": (
        "a: x\n>>>>>>> other\n",
        "2:1: must not hold what an unfinished merge left ('>>>>>>> other')",
    ),
    "its middle alone": ("a: x\n=======\nb: y\n", "2:1: must not hold what an unfinished merge left ('=======')"),
    "a merge in a text": (
        'a: "x\n<<<<<<< HEAD\n=======\n>>>>>>> b\n  y"\n',
        "2:1: must not hold what an unfinished merge",
    ),
    "a merge of three": (
        "a: x\n||||||| base\nb: y\n",
        "2:1: must not hold what an unfinished merge left ('||||||| base')",
    ),
    "a blank that is none for an indent": ("a:\n\u00a0b: c\n", "2:1: <U+00A0 NO-BREAK SPACE>b: must not hold U+00A0"),
    "a blank that is none after a colon": ("a:\u00a0b\n", "1:3: must not hold U+00A0 NO-BREAK SPACE"),
    "a blank that is none in a key": ("a\u00a0: b\n", "1:2: a<U+00A0 NO-BREAK SPACE>: must not hold U+00A0"),
    "a tab before a dash": ("a:\n\t- b\n", "2:1: must not hold a tab "),
    "a tab after a colon": ("a:\tb\n", "1:3: must not hold a tab "),
    "a key with a line end": ('"a\\nb": c\n', "1:1: a<U+000A LINE FEED>b: must be a plain key, not "),
    "a key with a command": ('"::error file=x::y": c\n', "1:1: ::error file=x::y: must be a plain key"),
    "a key of blanks": ("' ': c\n", "1:1:  : must be a plain key"),
    "no key": ("'': c\n", "1:1: must be a plain key"),
    "a number for a key": ("1: c\n", "1:1: 1: must be a plain key"),
    "a list for a key": ("[a]: c\n", "1:1: must be a plain key"),
}
SOUND_YAML = (
    *(
        "a: b\n",
        "---\na: b\n",
        "a: b\n...\n",
        "# ok\na: b # ok\n",
        "a: 'b #2'\n",
        'a: "b #2"\n',
        "a: |-\n  b #2\n",
        "a: b#2\n",
    ),
    *(
        "a: '&b'\n",
        "a: '*b'\n",
        "a: '!b'\n",
        "a: AT&T\n",
        "a: 5*3\n",
        "a: Yahoo! Inc\n",
        "a: '%YAML'\n",
        "a: '======='\n",
    ),
    *("a: '<<<<<<< x'\n", "a: [[[[[[[x]]]]]]]\n", f"a: {'b' * 20_000}\n", "a: b\r\nc: d\r\n", "{a: b}\n"),
)

# The name of a file in data/notes/, and what is said of it.
HOSTILE_NAMES: dict[str, str] = {
    **dict.fromkeys(("con", "nul", "aux", "prn", "com1", "lpt9", "CON", "nul.x"), "which Windows keeps for a device"),
    **dict.fromkeys(("0123", "12", "1e5", "1.5", "2030-01-02", "2030-01", "true", "nan", "null"), "take for a value"),
    **dict.fromkeys(("mar-1", "dec2030", "inf", "NaN", "FALSE"), "which spreadsheets take for a value"),
    "a" * 101: "must have a name of at most 100 characters",
    "x\ny": "must have a name without a line end (U+000A)",
    "x\n": "must have a name without a line end (U+000A)",
    "\u202ex": "must have a name without U+202E RIGHT-TO-LEFT OVERRIDE",
    "cafe\u0301": "must have a name without '\u00e9' written as",
    "p\u0430ypal": "must have a name without U+0430 CYRILLIC SMALL LETTER A",
}
SOUND_NAMES = ("console", "a1", "2030-01-02-signing", "nullify", "march-1-plan", "x1e5", "truest", "infra", "a" * 100)

PATTERNS_THAT_RUN_AWAY = (
    *("(a+)+", "(a*)*", "(a|a)*", "(a|aa)+", "([a-z]+)*", "(.*)*x", "a*a*", "(x+x+)+y", "([a-z0-9]+-?)+", "(a?b?)*"),
    *("[a-z]+[a-z0-9]+", "(-a+)*(-a+)*", "([a-z]{1,99}){1,99}", "a*b*a*", "(?=a)b", r"(a)\1", "(", "[", r"\d+", r"\w"),
)
PATTERNS_THAT_DO_NOT = (
    *("[a-z0-9]+(-[a-z0-9]+)*", "([a-z0-9-]+/)*", "[A-Z]{2}", "[^/]+/[^/]+", "ab|cd", "(a|b)*", "[A-Z]+:[A-Z0-9]+"),
    *("[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?", "[a-z0-9-]+(/[a-z0-9]+([.-][a-z0-9]+)*)*/", "a+b+", "(ab)*", "", "x*"),
)
