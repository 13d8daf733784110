fcm export village -o working.svg -q
find village/study/layout.json "fcm.layout/1"
fcm export village -o v.svg --for workshop -q
find village/study/layout.json "fcm.layout/1"
mode village/study/layout.json
