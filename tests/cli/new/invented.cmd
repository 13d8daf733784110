fcm new mine
show mine/project.yaml
mode mine/project.yaml
fcm check mine
fcm run mine -o mine/out
