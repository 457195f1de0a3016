"""The filter language of the list of claims: `rating:none flag:date-conflict -kind:opinion "Tesla"`.

Words are looked for in the claims, however they are spelled; `key:value` asks for a property, `a,b`
for either; `-` before any of them turns it round. All of a filter's terms must hold.
"""
