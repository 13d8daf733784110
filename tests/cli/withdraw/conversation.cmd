# Where nobody has an id the conversation is the voice; what the project names in vain is listed.
fcm withdraw hall kitchen
fcm withdraw hall shop
find hall/claims.csv "shop"
fcm check hall
