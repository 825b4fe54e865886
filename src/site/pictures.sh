#!/usr/bin/env bash
# Takes the pictures of the README from the report that a backtest of the made-up shop writes. Needs the built
# target/churn-local.jar and Chromium (chromium). Look at the result: where the page is cut is fixed here.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

java -jar target/churn-local.jar generate --out "$work/shop.jsonl"
java -jar target/churn-local.jar backtest --facts "$work/shop.jsonl" --split 2025-07-01 --report "$work/report.html"

# picture NAME Y HEIGHT: the part of the page that begins Y pixels down.
picture() {
    cat >"$work/window.html" <<HTML
<body style="margin:0;overflow:hidden">
<iframe src="report.html" style="border:0;width:1000px;height:6000px;margin-top:-$2px"></iframe>
HTML
    chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
        --disable-component-update --disable-sync --user-data-dir="$work/browser" --hide-scrollbars \
        --window-size="1000,$3" --force-device-scale-factor=0.75 \
        --screenshot="src/site/resources/images/$1.png" "file://$work/window.html"
}
picture backtest 0 1022
picture backtest-probabilities 1022 828
