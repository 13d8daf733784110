# what could not be read from the wall is refused
set PATH=/nowhere
fcm export village -o v.svg --theme pale.yaml
