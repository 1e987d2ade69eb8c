for (const copies of ['12', '', true, [7], '0x1F']) {
  console.log(JSON.stringify(copies), '→', Number(copies))
}
